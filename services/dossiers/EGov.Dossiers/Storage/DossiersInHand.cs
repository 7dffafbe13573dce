using EGov.Api;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Dossiers loaded to be changed: with their open rows and with the agencies' present records.</summary>
internal static class DossiersInHand
{
    /// <summary>The dossier if the caller reaches it, else null: absent and invisible are the same.</summary>
    internal static Task<Dossier?> ForChangeAsync(this DossiersDb db, Guid id, Caller caller, CancellationToken ct) =>
        db.Dossiers.InReach(db, caller).WithOpenRows().SingleOrDefaultAsync(d => d.Id == id, ct);

    internal static IQueryable<Dossier> WithOpenRows(this IQueryable<Dossier> dossiers) => dossiers
        .Include(d => d.Holdings.Where(h => h.UntilAt == null))
        .Include(d => d.Participations.Where(p => p.SupersededAt == null))
        .AsSingleQuery();

    /// <summary>The open row of the caller's reach: the leading one first, or the one of the step asked for.</summary>
    internal static async ValueTask<Holding?> RowInReachAsync(this DossiersDb db, Dossier dossier, Caller caller, int? step, CancellationToken ct)
    {
        foreach (var row in dossier.Holdings.Where(h => h.UntilAt is null && (step is null || h.Step == step)).OrderByDescending(h => h.Leads).ThenBy(h => h.Seq))
        {
            if (HasArrived(dossier, row.AgencyId) && await db.ReachesAsync(caller, row.AgencyId, ct))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The leading row if the caller holds it: its agency is in reach and it is given to nobody else.</summary>
    internal static async ValueTask<Holding?> HeldByAsync(this DossiersDb db, Dossier dossier, Caller caller, CancellationToken ct)
    {
        var lead = dossier.Lead;
        return (lead.OfficialId is null || lead.OfficialId == caller.OfficialId) && HasArrived(dossier, lead.AgencyId)
            && await db.ReachesAsync(caller, lead.AgencyId, ct) ? lead : null;
    }

    /// <summary>
    /// Whether the agency's own record is open. One that had the dossier before still sees it when it comes back, and must not act
    /// before the hand-over's event has opened its next round: what it did would be missing from that round. Once the dossier itself has
    /// ended, its state is what forbids.
    /// </summary>
    private static bool HasArrived(Dossier dossier, Guid agencyId) => dossier.FinishedAt is not null
        || dossier.Participations.Any(p => p.AgencyId == agencyId && p.SupersededAt is null && (p.IsReceiver || p.FinishedAt is null));
}
