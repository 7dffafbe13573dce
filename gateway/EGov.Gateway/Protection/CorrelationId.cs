using System.Buffers;
using System.Diagnostics;

namespace EGov.Gateway.Protection;

/// <summary>Gives every request an id that goes to the service, into the span and back to the caller; a sane one of the caller is kept.</summary>
internal sealed class CorrelationId(RequestDelegate next)
{
    internal const string Header = "X-Correlation-Id";
    private const int Shortest = 8;
    private const int Longest = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public Task InvokeAsync(HttpContext http)
    {
        var given = http.Request.Headers[Header];
        var id = given.Count == 1 && IsSane(given[0]) ? given[0]! : Guid.CreateVersion7().ToString("N");
        http.Request.Headers[Header] = id;
        Activity.Current?.SetTag("egov.correlation_id", id);
        http.Response.OnStarting(
            static state =>
            {
                var (response, id) = ((HttpResponse, string))state;
                response.Headers[Header] = id;
                return Task.CompletedTask;
            },
            (http.Response, id));
        return next(http);
    }

    // It ends up in logs: nothing in it may look like a line, a field or markup.
    private static bool IsSane(string? id) =>
        id is { Length: >= Shortest and <= Longest } && !id.AsSpan().ContainsAnyExcept(Allowed);
}
