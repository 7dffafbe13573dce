using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EGov.Dossiers.Payments;

/// <summary>
/// HMAC-SHA256 over time, kind of message, path and body. The time is that of the machines, whatever instant a request is handled as of, and a
/// message outside the window is refused, so that an old one cannot be sent again for ever.
/// </summary>
internal static class PaymentSignature
{
    internal const string TimeHeader = "X-Timestamp";
    internal const string SignatureHeader = "X-Signature";
    internal const string PartnerHeader = "X-Partner";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    internal static (string Time, string Signature) Sign(string key, string kind, string path, string body)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (time, Convert.ToHexStringLower(Of(key, time, kind, path, body)));
    }

    internal static bool IsValid(string key, string? time, string? signature, string kind, string path, string body)
    {
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds
            || signature is not { Length: 64 })
        {
            return false;
        }

        var given = new byte[32];
        return Convert.FromHexString(signature, given, out _, out var written) == System.Buffers.OperationStatus.Done && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Of(key, time, kind, path, body));
    }

    private static byte[] Of(string key, string time, string kind, string path, string body) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}\n{kind}\n{path}\n{body}"));
}
