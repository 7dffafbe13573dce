using System.Text.Json;
using EGov.Dossiers.Model;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.NationalPortal;

/// <summary>
/// Tells the portal of every dossier that changed: the dossier as it stands, then the progress it has not heard. A dossier the portal refuses
/// waits for a change or for somebody; when the portal is away the run ends and each dossier waits longer from time to time.
/// </summary>
internal sealed partial class TellPortal(
    IServiceScopeFactory scopes, DossiersDb db, PortalClient portal, IOptions<PublicOptions> address, TimeProvider clock, ILogger<TellPortal> logger) : IRepeatedTask
{
    private const int AtATime = 200;
    private const int Side = 8;
    private static readonly int[] Pauses = [30, 60, 120, 240, 480, 900, 1800, 3600];

    private int _told;
    private int _refused;
    private int _unanswered;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        if (!portal.IsConfigured)
        {
            return new { configured = false };
        }

        var now = clock.GetUtcNow();
        List<Guid> due;
        do
        {
            due = await db.PortalCopies.Where(c => c.ToldVersion < c.WantedVersion && !c.Refused && c.NextAt <= now).OrderBy(c => c.NextAt).Take(AtATime).Select(c => c.DossierId).ToListAsync(ct);
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Side, CancellationToken = ct }, TellAsync);
        }
        // A portal that is away would only be asked in vain for all the others too.
        while (due.Count == AtATime && _unanswered == 0);
        return new { configured = true, told = _told, refused = _refused, unanswered = _unanswered };
    }

    private async ValueTask TellAsync(Guid id, CancellationToken ct)
    {
        if (Volatile.Read(ref _unanswered) > Side)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<DossiersDb>();
        var copy = await own.PortalCopies.AsNoTracking().SingleAsync(c => c.DossierId == id, ct);
        var story = await PortalStory.OfAsync(own, scope.ServiceProvider.GetRequiredService<PublishedVersions>(), address.Value, id, copy.ToldSeq, ct);
        try
        {
            var answer = await SendAsync(own, copy, story, PortalFormat.Synchronise, [story.Dossier], ct);
            if (answer.IsDone && story.Steps.Count > 0)
            {
                answer = await SendAsync(own, copy, story, PortalFormat.Progress, story.Steps, ct);
            }

            await (answer.IsDone ? ToldAsync(own, copy, story, ct) : RefusedAsync(own, id, answer, ct));
        }
        catch (PortalUnreachableException e)
        {
            Interlocked.Increment(ref _unanswered);
            LogUnreachable(logger, id, e.Message);
            var next = clock.GetUtcNow().AddSeconds(Pauses[Math.Min(copy.Attempts, Pauses.Length - 1)]);
            await own.Database.ExecuteSqlAsync(
                $"update portal_copy set attempts = attempts + 1, next_at = {next}, error_code = 'unreachable', error = {e.Message} where dossier_id = {id}", ct);
        }
    }

    private async Task<PortalAnswer> SendAsync<T>(DossiersDb own, PortalCopy copy, PortalStory story, string service, IReadOnlyList<T> data, CancellationToken ct)
    {
        // Noted before it is sent: what we may have said is on record even when no answer comes.
        var body = JsonSerializer.Serialize(data, PortalFormat.Json);
        await own.Database.ExecuteSqlAsync(
            $"""
            insert into portal_message as m (dossier_id, service, version, body, attempts, sent_at)
            values ({copy.DossierId}, {service}, {story.Version}, {body}::jsonb, 1, {clock.GetUtcNow()})
            on conflict (dossier_id, service, version) do update set attempts = m.attempts + 1, sent_at = excluded.sent_at, body = excluded.body
            """,
            ct);
        var answer = await portal.SendAsync(service, copy.ToldVersion > 0, data, Guid.CreateVersion7(), ct);
        await own.Database.ExecuteSqlAsync(
            $"update portal_message set error_code = {answer.Code}, error = {answer.Message} where dossier_id = {copy.DossierId} and service = {service} and version = {story.Version}", ct);
        return answer;
    }

    /// <summary>What changed while it was being told, and may not be in the message, is told again: the same message twice does no harm.</summary>
    private Task<int> ToldAsync(DossiersDb own, PortalCopy copy, PortalStory story, CancellationToken ct)
    {
        Interlocked.Increment(ref _told);
        return own.Database.ExecuteSqlAsync(
            $"""
            update portal_copy set told_version = case when changed_at = {copy.ChangedAt} then {story.Version} else least({story.Version}, wanted_version - 1) end, told_at = {clock.GetUtcNow()}, told_state = {(short)story.State}, told_due_at = {story.DueAt},
                told_seq = greatest(told_seq, {story.LastSeq}), attempts = 0, error_code = null, error = null
            where dossier_id = {copy.DossierId} and told_version <= {story.Version}
            """,
            ct);
    }

    private Task<int> RefusedAsync(DossiersDb own, Guid id, PortalAnswer answer, CancellationToken ct)
    {
        Interlocked.Increment(ref _refused);
        return own.Database.ExecuteSqlAsync(
            $"update portal_copy set refused = true, attempts = attempts + 1, error_code = {answer.Code}, error = {answer.Message} where dossier_id = {id}", ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The national portal did not take dossier {Dossier}: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, Guid dossier, string reason);
}
