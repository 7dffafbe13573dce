using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>An agency that gets a dossier takes it into its own list: a first record, or the next round, with the first arrival, of one that had ended.</summary>
internal static class Arrivals
{
    internal static async Task RecordAsync(
        DossiersDb db, Guid dossierId, Guid fromAgencyId, IEnumerable<StepRecipient> recipients, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        var arriving = recipients.Where(r => r.AgencyId != fromAgencyId).GroupBy(r => r.AgencyId).Select(g => g.First()).ToList();
        if (arriving.Count == 0)
        {
            return;
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossierId, ct);
        var known = await db.Participations.Where(p => p.DossierId == dossierId && p.SupersededAt == null).ToListAsync(ct);
        var field = known.First(p => p.IsReceiver).Field;
        foreach (var recipient in arriving)
        {
            var present = known.FirstOrDefault(p => p.AgencyId == recipient.AgencyId);
            if (present is { FinishedAt: null } or { IsReceiver: true })
            {
                continue;
            }

            var opened = present?.Next(arrivedAt, recipient.DueAt, null)
                ?? Participation.Open(dossier, field, recipient.AgencyId, false, fromAgencyId, arrivedAt, null, recipient.DueAt, arrivedAt);
            if (await EndedAsync(db, dossier, recipient.AgencyId, arrivedAt, ct) is var (at, outcome))
            {
                opened.Finish(at, outcome);
            }

            db.Add(opened);
        }
    }

    /// <summary>The dossier may have gone on, or ended, while the event travelled: the agency had it all the same, from then to then.</summary>
    private static async Task<(DateTimeOffset At, ParticipationOutcome Outcome)?> EndedAsync(
        DossiersDb db, Dossier dossier, Guid agencyId, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        // PostgreSQL keeps microseconds, the event a tenth of one.
        var stored = arrivedAt.AddMilliseconds(-1);
        var ends = await db.Holdings.Where(h => h.DossierId == dossier.Id && h.AgencyId == agencyId && h.FromAt >= stored)
            .Select(h => h.UntilAt).ToListAsync(ct);
        return dossier switch
        {
            { State: DossierState.Withdrawn, FinishedAt: { } withdrawn } => (withdrawn, ParticipationOutcome.Withdrawn),
            { Outcome: { } outcome, FinishedAt: { } decided } when ends.Contains(decided) =>
                (decided, outcome == DecisionOutcome.Granted ? ParticipationOutcome.Granted : ParticipationOutcome.Refused),
            _ when ends.Count > 0 && ends.All(end => end is not null) => (ends.Max()!.Value, ParticipationOutcome.PassedOn),
            _ => null,
        };
    }
}
