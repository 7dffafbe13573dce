using System.Collections.Concurrent;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Working calendars by id, read once per process: a calendar is never changed, only followed by a newer one.</summary>
internal sealed class Calendars
{
    private readonly ConcurrentDictionary<Guid, WorkingCalendar> _known = new();

    internal async ValueTask<WorkingCalendar> GetAsync(DossiersDb db, Guid? calendarId, CancellationToken ct)
    {
        if (calendarId is not { } id)
        {
            return AgencyCalendar.Standard;
        }

        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        var read = await db.Calendars.AsNoTracking().SingleAsync(c => c.Id == id, ct);
        return _known.GetOrAdd(id, read.ToCalendar());
    }

    /// <summary>The calendar an agency works by now.</summary>
    internal async ValueTask<WorkingCalendar> OfAgencyAsync(DossiersDb db, Guid agencyId, CancellationToken ct) =>
        await GetAsync(db, await db.Calendars.Where(c => c.AgencyId == agencyId).OrderByDescending(c => c.Number).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct), ct);
}
