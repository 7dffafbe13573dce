using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Handling;

/// <summary>An agency that gets a dossier from another takes it into its own list: a first record, or the next round of one that had ended.</summary>
internal static class WhenDossierHandedOver
{
    internal static async Task Handle(DossierHandedOver e, DossiersDb db, CancellationToken ct)
    {
        var arriving = e.Recipients.Where(r => r.AgencyId != e.FromAgencyId).GroupBy(r => r.AgencyId).Select(g => g.First()).ToList();
        if (arriving.Count == 0)
        {
            return;
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == e.DossierId, ct);
        var known = await db.Participations.Where(p => p.DossierId == e.DossierId && p.SupersededAt == null).ToListAsync(ct);
        var field = known.First(p => p.IsReceiver).Field;
        foreach (var recipient in arriving.Where(r => r.AgencyId != dossier.ReceivingAgencyId))
        {
            var present = known.FirstOrDefault(p => p.AgencyId == recipient.AgencyId);
            if (present is { FinishedAt: null })
            {
                continue;
            }

            var opened = present?.Next(e.HandedOverAt, recipient.DueAt, null)
                ?? Participation.Open(dossier, field, recipient.AgencyId, false, e.FromAgencyId, e.HandedOverAt, null, recipient.DueAt, e.HandedOverAt);
            if (await EndedAsync(db, dossier, recipient.AgencyId, e.HandedOverAt, ct) is var (at, outcome))
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
