using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reception;

/// <summary>
/// Whether a desk may take a dossier in, or return its result, for an agency it does not belong to (phi địa giới hành chính): it is open and lies
/// below the same province, and the procedure's version allows it.
/// </summary>
internal static class AnyDesk
{
    private const string Province = "province";

    /// <summary>Whether another desk than the competent agency's own has to do with it.</summary>
    internal static bool IsAskedBy(ReceptionCheck.Asked asked, Guid competent) =>
        (asked.DeskAgencyId ?? competent) != competent || (asked.ResultAgencyId ?? competent) != competent;

    /// <summary>The desk that takes it in, null where that is the competent agency's own; or why it may not.</summary>
    internal static async ValueTask<(Agency? Desk, Refusal? Refusal)> AtAsync(DossiersDb db, ReceptionCheck.Asked asked, Guid competent, DateOnly day, CancellationToken ct)
    {
        if (!IsAskedBy(asked, competent))
        {
            return default;
        }

        Agency? desk = null;
        foreach (var id in new[] { asked.DeskAgencyId, asked.ResultAgencyId }.OfType<Guid>().Where(id => id != competent).Distinct())
        {
            var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.OpenedOn != null, ct);
            if (agency is null)
            {
                return (null, Refusals.UnknownAgency);
            }

            if (!agency.WorksOn(day))
            {
                return (null, Refusals.AgencyIsClosed);
            }

            if (!await ShareProvinceAsync(db, id, competent, ct))
            {
                return (null, Refusals.OtherProvince);
            }

            desk = id == asked.DeskAgencyId ? agency : desk;
        }

        return (desk, null);
    }

    private static Task<bool> ShareProvinceAsync(DossiersDb db, Guid one, Guid other, CancellationToken ct) => (
        from above in db.AgencyReach
        join alsoAbove in db.AgencyReach on above.AncestorId equals alsoAbove.AncestorId
        join top in db.Agencies on above.AncestorId equals top.Id
        where above.AgencyId == one && alsoAbove.AgencyId == other && top.Kind == Province
        select top.Id).AnyAsync(ct);
}
