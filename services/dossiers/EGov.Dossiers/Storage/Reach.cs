using EGov.Api;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>What a caller reaches: the rows of its own agency and, where the post says so, of the agencies below.</summary>
internal static class Reach
{
    /// <summary>The agencies of the caller's reach; none for a caller without an agency.</summary>
    internal static IQueryable<Guid> AgenciesInReach(this DossiersDb db, Caller caller)
    {
        var (agency, below) = (caller.AgencyId, caller.ReachesBelow);
        return db.AgencyReach.Where(r => r.AncestorId == agency && (below || r.AgencyId == agency)).Select(r => r.AgencyId);
    }

    /// <summary>
    /// Dossiers that an agency in the caller's reach takes part in, by that agency's own record; and what an agency that was closed has left to it,
    /// which is what was finished there and what waits to be moved.
    /// </summary>
    internal static IQueryable<Dossier> InReach(this IQueryable<Dossier> dossiers, DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        var left = db.PredecessorsOf(agencies);
        return dossiers.Where(d => db.Participations.Any(p => p.DossierId == d.Id
            && (agencies.Contains(p.AgencyId) || (p.SupersededAt == null && left.Contains(p.AgencyId)))));
    }

    /// <summary>The caller's own dossiers, as applicant.</summary>
    internal static IQueryable<Dossier> OwnedBy(this IQueryable<Dossier> dossiers, Caller caller)
    {
        // An anonymous caller's empty subject owns nothing.
        Guid? owner = caller.Subject == Guid.Empty ? null : caller.Subject;
        return dossiers.Where(d => d.OwnerId != null && d.OwnerId == owner);
    }

    internal static async ValueTask<bool> ReachesAsync(this DossiersDb db, Caller caller, Guid agencyId, CancellationToken ct) =>
        caller.AgencyId == agencyId || (caller.ReachesBelow && await db.AgenciesInReach(caller).AnyAsync(a => a == agencyId, ct));

    /// <summary>Whether the caller is of a desk of the dossier: the competent agency's, or the one that took it in.</summary>
    internal static async ValueTask<bool> ReachesDeskAsync(this DossiersDb db, Caller caller, Dossier dossier, CancellationToken ct) =>
        await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct) || (dossier.DeskAgencyId is { } desk && await db.ReachesAsync(caller, desk, ct));
}
