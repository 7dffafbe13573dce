using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Numbers of papers: one series per agency, year and form.</summary>
internal static class PaperNumbers
{
    /// <summary>
    /// Holds the series until the transaction ends, and takes its next number where one is wanted: numbers are consecutive in the order of commits.
    /// </summary>
    internal static async Task<int> NextPaperNumberAsync(this DossiersDb db, Guid agencyId, int year, string kind, bool wanted, CancellationToken ct)
    {
        db.Database.AutoSavepointsEnabled = false;
        var step = wanted ? 1 : 0;
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into document_counter as c (agency_id, year, kind, last) values ({agencyId}, {year}, {kind}, {step})
            on conflict (agency_id, year, kind) do update set last = c.last + {step}
            returning last
            """).ToListAsync(ct);
        return numbers[0];
    }
}
