using Microsoft.Net.Http.Headers;

namespace EGov.Gateway.Protection;

/// <summary>What a browser may do with an answer. A page states its own content policy; everything else may do nothing.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>For pages of ours: own scripts, styles and calls, nothing from elsewhere, nothing inline.</summary>
    internal const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly bool _strictTransport = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(
            static state =>
            {
                var (http, strictTransport) = ((HttpContext, bool))state;
                Apply(http, strictTransport);
                return Task.CompletedTask;
            },
            (http, _strictTransport));
        return next(http);
    }

    private static void Apply(HttpContext http, bool strictTransport)
    {
        var headers = http.Response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, DataPolicy);
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        // Pages say same-origin: with no-referrer a browser would send their forms without saying where they come from.
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Unless the service knows better, nobody between us and the reader keeps a copy.
        headers.TryAdd(HeaderNames.CacheControl, "no-store");
        if (strictTransport && http.Request.IsHttps)
        {
            headers[HeaderNames.StrictTransportSecurity] = "max-age=31536000; includeSubDomains";
        }
    }
}
