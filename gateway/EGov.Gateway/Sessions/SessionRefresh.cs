using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace EGov.Gateway.Sessions;

/// <summary>
/// Replaces an access token once however many requests notice its end: in this process they share one task,
/// between processes the session's row lock decides.
/// </summary>
internal sealed class SessionRefresh(IServiceScopeFactory scopes, IOptions<SessionOptions> options)
{
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<Refreshed>>> _running = new();

    internal bool IsDue(LiveSession session) => session.AccessEndsAt - options.Value.RefreshBefore <= DateTimeOffset.UtcNow;

    /// <summary>Replaces the session's tokens; <paramref name="session"/> says which ones the caller saw.</summary>
    internal Task<Refreshed> RefreshAsync(LiveSession session, CancellationToken ct) =>
        _running.GetOrAdd(session.Id, _ => new Lazy<Task<Refreshed>>(() => RunAsync(session))).Value.WaitAsync(ct);

    // No request's cancellation ends it: the others wait for the same answer.
    private async Task<Refreshed> RunAsync(LiveSession session)
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestRefresh);
            await using var scope = scopes.CreateAsyncScope();
            var tokens = scope.ServiceProvider.GetRequiredService<TokenEndpoint>();
            return await scope.ServiceProvider.GetRequiredService<SessionStore>()
                .RefreshAsync(session.Id, session.Cookie, session.AccessEndsAt, tokens.RefreshAsync, limit.Token);
        }
        finally
        {
            _running.TryRemove(session.Id, out _);
        }
    }
}
