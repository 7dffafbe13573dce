using Microsoft.AspNetCore.Http.Features;

namespace EGov.Gateway.Protection;

/// <summary>Ends streams when the gateway stops: a WebSocket or an event stream never finishes by itself and would hold the stop up.</summary>
internal sealed class Draining(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsStream(http))
        {
            await next(http);
            return;
        }

        await using var ending = lifetime.ApplicationStopping.Register(static state => ((HttpContext)state!).Abort(), http);
        await next(http);
    }

    private static bool IsStream(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        || http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true }
        || http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
