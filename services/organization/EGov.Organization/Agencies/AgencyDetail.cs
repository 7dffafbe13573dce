using EGov.Organization.Contracts;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>One agency as of a day, with all codes it ever bore and who came before and after it.</summary>
/// <param name="Agency">The agency on that day.</param>
/// <param name="Codes">Its identification codes through time.</param>
/// <param name="SuccessorIds">Who carries on its work since it ended.</param>
/// <param name="PredecessorIds">Whose work it carries on.</param>
public sealed record AgencyDetail(
    AgencyAsOf Agency, IReadOnlyList<AgencyDetail.CodeInTime> Codes, IReadOnlyList<Guid> SuccessorIds, IReadOnlyList<Guid> PredecessorIds)
{
    /// <summary>A code and when it was in force.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Form">Its form.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">First day no longer, or null.</param>
    public sealed record CodeInTime(string Code, CodeForm Form, DateOnly From, DateOnly? To);

    internal static async Task<AgencyDetail?> ReadAsync(OrganizationDb db, Guid id, DateOnly day, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == id).AsOf(day).SingleOrDefaultAsync(ct);
        if (agency is null)
        {
            return null;
        }

        var codes = await db.AgencyCodes.AsNoTracking().Where(c => c.AgencyId == id).OrderBy(c => c.ValidFrom).ThenBy(c => c.Form)
            .Select(c => new CodeInTime(c.Code, c.Form, c.ValidFrom, c.ValidTo)).ToListAsync(ct);
        var successions = await db.AgencySuccessions.AsNoTracking()
            .Where(s => s.PredecessorId == id || s.SuccessorId == id).OrderBy(s => s.TakenOverOn).ThenBy(s => s.SuccessorId).ToListAsync(ct);
        return new AgencyDetail(
            agency,
            codes,
            [.. successions.Where(s => s.PredecessorId == id).Select(s => s.SuccessorId)],
            [.. successions.Where(s => s.SuccessorId == id).Select(s => s.PredecessorId)]);
    }
}
