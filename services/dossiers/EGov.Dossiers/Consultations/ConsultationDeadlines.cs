using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;

namespace EGov.Dossiers.Consultations;

/// <summary>Until when an opinion is expected, in working time of the agency that is asked.</summary>
internal sealed class ConsultationDeadlines(Calendars calendars, OneStopRules rules)
{
    /// <summary>The hours that were said; or the rule's days, cut off at the dossier's due time as long as that lies ahead.</summary>
    internal async Task<DateTimeOffset> OfAsync(DossiersDb db, Dossier dossier, Guid agencyId, int? hours, DateTimeOffset at, CancellationToken ct)
    {
        var calendar = await calendars.OfAgencyAsync(db, agencyId, ct);
        if (hours is { } said)
        {
            return calendar.AddMinutes(at, said * 60);
        }

        var rule = await rules.AtAsync(db, CivilTime.DateOf(dossier.ReceivedAt ?? at), ct);
        var dueAt = calendar.AddMinutes(at, rule.ConsultationWorkingDays * Duration.HoursPerDay * 60);
        return dossier.DueAt is { } end && end > at && end < dueAt ? end : dueAt;
    }
}
