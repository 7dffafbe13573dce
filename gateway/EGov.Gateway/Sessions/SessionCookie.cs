using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace EGov.Gateway.Sessions;

/// <summary>
/// The cookie of a session: 32 random bytes, unreadable for scripts, bound to this host. Plain http on this machine in Development
/// cannot carry the <c>__Host-</c> prefix and uses another name; over https only the prefixed one counts.
/// </summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    internal const string SecureName = "__Host-egov";
    internal const string DevelopmentName = "egov-development";
    private const int Bytes = 32;

    internal static string NewValue() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    internal static byte[] Hash(string value) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(value));

    /// <summary>A token that only a page which may read our answers can know; it follows from the cookie and ends with it.</summary>
    internal static string ForgeryToken(string value) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(value), "egov anti-forgery"u8));

    internal static bool IsForgeryToken(string value, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(ForgeryToken(value)), System.Text.Encoding.UTF8.GetBytes(token));

    /// <summary>Whether this connection may carry a session at all.</summary>
    internal bool IsPossible(HttpRequest request) => request.IsHttps || (environment.IsDevelopment() && IsThisMachine(request));

    internal string? Read(HttpRequest request) =>
        IsPossible(request) && request.Cookies.TryGetValue(NameFor(request), out var value)
            && Base64Url.IsValid(value.AsSpan(), out var bytes) && bytes == Bytes ? value : null;

    internal static void Write(HttpContext http, string value) => http.Response.Cookies.Append(NameFor(http.Request), value, Attributes(http.Request));

    // At the last moment: a forwarded answer loses every cookie a service tries to set, and this one must not be among them.
    internal static void Delete(HttpContext http) => http.Response.OnStarting(
        static state =>
        {
            var http = (HttpContext)state;
            http.Response.Cookies.Delete(NameFor(http.Request), Attributes(http.Request));
            return Task.CompletedTask;
        },
        http);

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : DevelopmentName;

    // Lax, not Strict: a link from a mail to a dossier opens it signed in. Writes are guarded by the anti-forgery token as well.
    private static CookieOptions Attributes(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    private static bool IsThisMachine(HttpRequest request) =>
        request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address));
}
