using EGov.Api;
using Yarp.ReverseProxy.Forwarder;

namespace EGov.Gateway.Routing;

/// <summary>Says in the platform's words that a service could not be reached, broke off or was too slow.</summary>
internal static partial class ForwardingFailures
{
    internal static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.GetForwarderErrorFeature() is not { } failure || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        LogFailure(http.RequestServices.GetRequiredService<ILogger<ForwarderMiddleware>>(), failure.Error, failure.Exception?.GetBaseException().GetType().Name);
        if (!http.Response.HasStarted)
        {
            var refusal = RefusalFor(failure);
            http.Response.Clear();
            await http.WriteAsync(refusal, refusal == Refusals.ServiceDown ? TimeSpan.FromSeconds(2) : null);
        }
    }

    private static Refusal RefusalFor(IForwarderErrorFeature failure) => failure switch
    {
        { Error: ForwarderError.RequestBodyClient } =>
            ClientFault(failure.Exception)?.StatusCode == StatusCodes.Status413PayloadTooLarge ? CommonRefusals.TooLarge : CommonRefusals.MalformedBody,
        // A connection that takes too long to open ends as a cancellation with the reason inside.
        { Exception: OperationCanceledException { InnerException: TimeoutException } } => Refusals.ServiceDown,
        { Error: ForwarderError.RequestTimedOut or ForwarderError.UpgradeActivityTimeout } => Refusals.ServiceTooSlow,
        { Error: ForwarderError.NoAvailableDestinations } => Refusals.ServiceDown,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => Refusals.ServiceDown,
        _ => Refusals.ServiceBroke,
    };

    // Reading the body and sending it on both fail, so the reason comes wrapped, and more than once.
    private static BadHttpRequestException? ClientFault(Exception? exception) => exception switch
    {
        BadHttpRequestException fault => fault,
        AggregateException several => several.InnerExceptions.Select(ClientFault).FirstOrDefault(fault => fault is not null),
        { InnerException: { } inner } => ClientFault(inner),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Forwarding failed: {Error} ({Exception})")]
    private static partial void LogFailure(ILogger logger, ForwarderError error, string? exception);
}

/// <summary>Category of the log lines about forwarding.</summary>
internal sealed class ForwarderMiddleware;
