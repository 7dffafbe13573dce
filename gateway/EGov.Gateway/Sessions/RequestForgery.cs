using EGov.Api;

namespace EGov.Gateway.Sessions;

/// <summary>
/// A cookie goes along with whatever page makes the request. So a write must show the token that only our own pages can read,
/// and neither a write nor a WebSocket may come from another site's page. A page's form carries the token in its body, where the pages
/// look for it; here its browser must say that the form is ours.
/// </summary>
internal static class RequestForgery
{
    internal const string Header = "X-CSRF-Token";

    internal static Refusal? RefusalFor(HttpRequest request, string cookie)
    {
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (isRead && request.Headers.Upgrade.Count == 0)
        {
            return null;
        }

        if (IsForeign(request))
        {
            return Refusals.ForeignOrigin;
        }

        return isRead || IsFormOfOurPage(request) || SessionCookie.IsForgeryToken(cookie, request.Headers[Header]) ? null : Refusals.ForgeryTokenRequired;
    }

    /// <summary>Whether the browser says that one of our own pages sent this form. It never says so of another site's page.</summary>
    internal static bool IsFormOfOurPage(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !request.Path.StartsWithSegments("/api")
        && (request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].ToString() is "same-origin") && !IsForeign(request);

    /// <summary>Whether the browser says that another site's page made the request.</summary>
    internal static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            || request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }
}
