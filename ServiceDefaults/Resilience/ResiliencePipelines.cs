using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EGov.ServiceDefaults.Resilience;

/// <summary>One pipeline per called host: a host that fails opens its own circuit and nobody else's.</summary>
internal sealed class ResiliencePipelines(IOptions<HttpResilienceOptions> options)
{
    // Addresses from outside (webhooks) must not make the table grow without end; the rest share one circuit.
    private const int MostHosts = 1000;
    private const string Others = "*";

    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("egov.request");

    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new(StringComparer.OrdinalIgnoreCase);

    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            return await PipelineFor(request).ExecuteAsync(
                static async (context, state) => await state.send(state.request, context.CancellationToken),
                context,
                (request, send));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> PipelineFor(HttpRequestMessage request)
    {
        var host = request.RequestUri is { IsAbsoluteUri: true } uri ? uri.GetLeftPart(UriPartial.Authority) : Others;
        return _pipelines.TryGetValue(host, out var known)
            ? known
            : _pipelines.GetOrAdd(_pipelines.Count < MostHosts ? host : Others, _ => Build(options.Value));
    }

    private static ResiliencePipeline<HttpResponseMessage> Build(HttpResilienceOptions options) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome) && MayRepeat(attempt.Context)),
                DelayGenerator = attempt => ValueTask.FromResult(AskedDelay(attempt.Outcome.Result)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumThroughput,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakerPause,
                ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome)),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        { Result.StatusCode: HttpStatusCode.NotImplemented } => false,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    private static bool MayRepeat(ResilienceContext context) =>
        context.Properties.TryGetValue(RequestKey, out var request) && IsIdempotent(request) && CanBeSentAgain(request.Content);

    // A POST with a key is idempotent by our own convention: the service answers the second one from its memory of the first.
    private static bool IsIdempotent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || request.Method == HttpMethod.Trace || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || (request.Method == HttpMethod.Post && request.Headers.Contains("Idempotency-Key"));

    // A stream is used up by the first attempt.
    private static bool CanBeSentAgain(HttpContent? content) => content is not (StreamContent or MultipartContent);

    private static TimeSpan? AskedDelay(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
