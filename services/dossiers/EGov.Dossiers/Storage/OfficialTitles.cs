using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Titles of officials, as organization's events told them.</summary>
internal static class OfficialTitles
{
    /// <summary>The title an official had on a day: of the post in the agency or, for who acts for it from above, of another one.</summary>
    internal static Task<string?> TitleOfAsync(this DossiersDb db, Guid? officialId, Guid agencyId, DateOnly day, CancellationToken ct) => db.Posts
        .Where(p => p.OfficialId == officialId && p.FromDay <= day && (p.ToDay == null || day < p.ToDay) && p.Title != "")
        .OrderByDescending(p => p.AgencyId == agencyId)
        .ThenBy(p => p.FromDay)
        .Select(p => (string?)p.Title)
        .FirstOrDefaultAsync(ct);
}
