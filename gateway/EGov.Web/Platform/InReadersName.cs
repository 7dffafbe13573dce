using Microsoft.Net.Http.Headers;

namespace EGov.Web.Platform;

/// <summary>Calls services with the reader's own token, so that a page can show and do nothing its reader may not; the clock of a replay goes along.</summary>
internal sealed class InReadersName(IHttpContextAccessor accessor) : DelegatingHandler
{
    private static readonly string[] Passed = [HeaderNames.Authorization, "X-Clock", "X-Correlation-Id"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var name in Passed)
        {
            if (accessor.HttpContext?.Request.Headers[name] is { Count: > 0 } values)
            {
                request.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return base.SendAsync(request, cancellationToken);
    }
}
