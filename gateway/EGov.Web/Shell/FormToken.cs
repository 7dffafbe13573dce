using System.Security.Cryptography;
using System.Text;

namespace EGov.Web.Shell;

/// <summary>
/// A form of somebody signed in must carry the token that the gateway tells us with every request of that session and that stands in our
/// forms only. A form without it comes from elsewhere and does nothing.
/// </summary>
internal sealed class FormToken(RequestDelegate next)
{
    internal const string Field = "csrf";
    private const string Header = "X-EGov-Forgery-Token";

    /// <summary>The token that forms of this request's page carry; empty for a reader without a session.</summary>
    internal static string Of(HttpContext http) => http.Request.Headers[Header].ToString();

    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.User.Identity?.IsAuthenticated == true && !await IsOursAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(http);
    }

    private static async Task<bool> IsOursAsync(HttpContext http)
    {
        var expected = Of(http);
        return expected.Length > 0 && http.Request.HasFormContentType
            && (await http.Request.ReadFormAsync(http.RequestAborted))[Field].ToString() is { Length: > 0 } given
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
    }
}
