using EGov.Api;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>
/// The agencies a list or report is about: one, or one and everything below it, never more than the caller's post reaches. What a closed agency left is its successors' to read.
/// Read first and passed as an array, so that the planner knows how many there are.
/// </summary>
internal sealed record AgencyScope(Guid Root, string Name, Guid[] Agencies, bool CoversAll)
{
    internal bool IsOneAgency => Agencies.Length == 1;

    /// <summary>The scope asked for, or null where there is no such agency for this caller.</summary>
    internal static async Task<AgencyScope?> OfAsync(DossiersDb db, Caller caller, Guid? agency, bool below, CancellationToken ct)
    {
        if (caller.AgencyId is not { } own)
        {
            return null;
        }

        var root = agency ?? own;
        var reached = db.AgencyReach.Where(r => r.AncestorId == own && r.AgencyId == root);
        var found = await db.Agencies.AsNoTracking()
            .Where(a => a.Id == root && (root == own || (caller.ReachesBelow && reached.Any())
                || db.AgencySuccessions.Any(s => s.AgencyId == root && s.SuccessorId == own)))
            .Select(a => a.Name)
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        if (!below || !caller.ReachesBelow)
        {
            return new AgencyScope(root, found, [root], false);
        }

        var agencies = await db.AgencyReach.AsNoTracking().Where(r => r.AncestorId == root).Select(r => r.AgencyId).ToListAsync(ct);
        if (!agencies.Contains(root))
        {
            agencies.Add(root);
        }

        return new AgencyScope(root, found, [.. agencies], agencies.Count == await db.Agencies.CountAsync(ct));
    }

    /// <summary>With the agencies whose work those of the scope carry on: what was finished there is looked for here.</summary>
    internal async Task<AgencyScope> WithPredecessorsAsync(DossiersDb db, CancellationToken ct)
    {
        var agencies = Agencies;
        var left = await db.AgencySuccessions.Where(s => agencies.Contains(s.SuccessorId)).Select(s => s.AgencyId).Distinct().ToListAsync(ct);
        return left.Count == 0 ? this : this with { Agencies = [.. agencies.Union(left)] };
    }
}
