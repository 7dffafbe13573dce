using Microsoft.Net.Http.Headers;

namespace EGov.Web.Shell;

/// <summary>What a page may do: own scripts and styles only, nothing inline, framed by nobody. The gateway adds the rest.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.TryAdd(HeaderNames.ContentSecurityPolicy, Policy);
                headers.TryAdd("Referrer-Policy", "same-origin");
                // A page is drawn for one reader; files with a fingerprint in their name say otherwise themselves.
                headers.TryAdd(HeaderNames.CacheControl, "no-store");
                return Task.CompletedTask;
            },
            http);
        return next(http);
    }
}
