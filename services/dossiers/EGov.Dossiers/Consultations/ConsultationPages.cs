using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Consultations;

/// <summary>Consultations page by page, by deadline.</summary>
internal static class ConsultationPages
{
    internal static async Task<Page<ConsultationView>> PageAsync(
        this IQueryable<Consultation> consultations, PageRequest page, string sort, DossiersDb db, Calendars calendars, DateTimeOffset now, CancellationToken ct)
    {
        if (page.Keys<ConsultationKeys>(sort) is { } keys)
        {
            var (at, id) = (keys.DueAt, keys.Id);
            consultations = consultations.Where(c => c.DueAt > at || (c.DueAt == at && c.Id > id));
        }

        var rows = consultations.OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(page.Limit + 1);
        return page.Cut(await ConsultationView.OfAsync(rows, db, calendars, now, ct), sort, row => new ConsultationKeys(row.DueAt, row.Id));
    }
}
