using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EGov.TestPaymentProvider;

/// <summary>The provider's own reading of the agreement: HMAC-SHA256 over time, kind, path and body. Not shared with the platform, so that both sides are checked.</summary>
internal static class Signature
{
    internal static (string Time, string Signature) Of(string key, string kind, string path, string body)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (time, Of(key, time, kind, path, body));
    }

    internal static bool IsValid(string key, HttpRequest request, string body)
    {
        var time = request.Headers["X-Timestamp"].ToString();
        var given = Encoding.ASCII.GetBytes(request.Headers["X-Signature"].ToString());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Of(key, time, request.Method, request.Path, body)))
            && long.TryParse(time, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) <= 300;
    }

    private static string Of(string key, string time, string kind, string path, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}\n{kind}\n{path}\n{body}")));
}
