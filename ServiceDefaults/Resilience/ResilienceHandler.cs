namespace EGov.ServiceDefaults.Resilience;

/// <summary>Sends a request with time limits, repeated attempts where that is safe, and a circuit breaker.</summary>
internal sealed class ResilienceHandler(ResiliencePipelines pipelines) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        pipelines.SendAsync(request, base.SendAsync, cancellationToken);
}
