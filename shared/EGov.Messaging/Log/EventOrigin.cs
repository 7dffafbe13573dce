using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace EGov.Messaging.Log;

/// <summary>Why the current scope changes anything: a request of somebody, or an event being handled.</summary>
internal sealed class EventOrigin(IHttpContextAccessor http)
{
    private const string CorrelationHeader = "X-Correlation-Id";
    private const int LongestCorrelation = 64;

    private EventContext? _cause;

    public Guid? CausationId => _cause?.Id;

    public string? Actor => _cause is null ? http.HttpContext?.User.FindFirst("sub")?.Value : _cause.Actor;

    public string? CorrelationId => _cause?.CorrelationId ?? OfRequest() ?? Activity.Current?.TraceId.ToString();

    public void Is(EventContext cause) => _cause = cause;

    private string? OfRequest()
        => http.HttpContext?.Request.Headers[CorrelationHeader].ToString() is { Length: > 0 and <= LongestCorrelation } given ? given : null;
}
