using System.Globalization;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>What several slices of petitions ask of the database.</summary>
internal static class PetitionDesk
{
    /// <summary>Petitions an agency in the caller's reach has or had.</summary>
    internal static IQueryable<Petition> InReach(this IQueryable<Petition> petitions, DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        return petitions.Where(p => agencies.Contains(p.AgencyId) || db.PetitionSteps.Any(s => s.PetitionId == p.Id && agencies.Contains(s.AgencyId)));
    }

    internal static IQueryable<Petition> OwnedBy(this IQueryable<Petition> petitions, Caller caller)
    {
        Guid? owner = caller.Subject == Guid.Empty ? null : caller.Subject;
        return petitions.Where(p => p.OwnerId != null && p.OwnerId == owner);
    }

    /// <summary>The next code of the year; its row stays locked until the transaction ends, so it comes last before the write.</summary>
    internal static async Task<string> NextPetitionCodeAsync(this DossiersDb db, DateOnly day, CancellationToken ct)
    {
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into petition_counter as c (year, last) values ({day.Year}, 1)
            on conflict (year) do update set last = c.last + 1
            returning last
            """).ToListAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"PAKN-{day.Year}-{numbers[0]:000000}");
    }

    /// <summary>Working days from an instant, in the agency's own working hours.</summary>
    internal static async Task<DateTimeOffset> WorkingDaysAsync(this DossiersDb db, Calendars calendars, Guid agencyId, DateTimeOffset from, int days, CancellationToken ct) =>
        (await calendars.OfAgencyAsync(db, agencyId, ct)).Due(from, new Duration(days, DurationUnit.WorkingDays));
}
