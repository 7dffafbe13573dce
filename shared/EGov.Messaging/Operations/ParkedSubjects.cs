using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Messaging.Operations;

/// <summary>A subject that stands still.</summary>
/// <param name="Subject">Its identity.</param>
/// <param name="Events">How many of its events wait.</param>
/// <param name="Reason">Why the first of them could not be published.</param>
/// <param name="Since">Since when.</param>
public sealed record ParkedSubject(string Subject, int Events, string? Reason, DateTimeOffset Since);

/// <summary>The subjects whose events the relay has put aside, for an operator to look at and release.</summary>
internal sealed class ParkedSubjects(IServiceProvider scope, MessagingOptions options, CommitSignal signal)
{
    private const int Shown = 200;

    private readonly DbContext _db = (DbContext)scope.GetRequiredService(options.Database);

    public Task<List<ParkedSubject>> ListAsync(CancellationToken ct) => _db.Set<ParkedEvent>()
        .GroupBy(p => p.Subject)
        .OrderBy(g => g.Min(p => p.ParkedAt))
        .Take(Shown)
        .Select(g => new ParkedSubject(g.Key, g.Count(), g.Max(p => p.Reason), g.Min(p => p.ParkedAt)))
        .ToListAsync(ct);

    /// <summary>Lets the relay try one subject's events again, or those of all.</summary>
    /// <returns>How many events.</returns>
    public async Task<int> ReleaseAsync(string? subject, CancellationToken ct)
    {
        var released = await _db.Set<ParkedEvent>()
            .Where(p => subject == null || p.Subject == subject)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ReleasedAt, DateTimeOffset.UtcNow), ct);
        signal.Set();
        return released;
    }
}
