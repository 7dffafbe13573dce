using System.Globalization;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Numbers of the forms an agency issues: they start again each year and are given in the order of commits, without a gap.</summary>
internal static class DocumentNumbers
{
    /// <summary>The next number, written as the forms of the time have it. Holds the counter's row until the transaction ends.</summary>
    internal static async Task<string> NextDocumentNumberAsync(
        this DossiersDb db, Guid agencyId, string kind, OneStopRule rule, DateTimeOffset at, CancellationToken ct)
    {
        db.Database.AutoSavepointsEnabled = false;
        var year = CivilTime.DateOf(at).Year;
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into document_counter as c (agency_id, year, kind, last) values ({agencyId}, {year}, {kind}, 1)
            on conflict (agency_id, year, kind) do update set last = c.last + 1
            returning last
            """).ToListAsync(ct);
        var number = numbers[0].ToString("00", CultureInfo.InvariantCulture);
        return rule.Forms == FormSet.Tt032025 ? $"{number}/{kind}-TTPVHCC" : $"{number}/{kind}";
    }
}
