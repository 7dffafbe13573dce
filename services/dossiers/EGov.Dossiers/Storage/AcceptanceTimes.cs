using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;

namespace EGov.Dossiers.Storage;

/// <summary>Within how many working hours an online submission is answered (NĐ 61/2018 art. 17; the number is a rule with validity).</summary>
internal sealed class AcceptanceTimes(OneStopRules rules, Calendars calendars)
{
    internal async ValueTask<DateTimeOffset> ByAsync(DossiersDb db, WorkingCalendar calendar, DateTimeOffset at, CancellationToken ct) =>
        calendar.AddMinutes(at, (await rules.AtAsync(db, CivilTime.DateOf(at), ct)).AcceptanceHours * 60);

    /// <summary>The new time of a submission that comes back to reception: the rule is the one of its day, the hours are the agency's present ones.</summary>
    internal async Task<DateTimeOffset> AgainAsync(DossiersDb db, Dossier dossier, DateTimeOffset at, CancellationToken ct)
    {
        var rule = await rules.OfAsync(db, dossier, ct);
        return (await calendars.OfAgencyAsync(db, dossier.ReceivingAgencyId, ct)).AddMinutes(at, rule.AcceptanceHours * 60);
    }
}

/// <summary>
/// What came late at a desk, countable as of any instant. A submission waits in a leading row of its own whose due time is the time of
/// acceptance, so a late answer is a row that ended, or had not ended, after it; a late hand-on is told by the dossier's own two instants.
/// </summary>
internal static class LateAtTheDesk
{
    /// <summary>Waits for acceptance that ended late, or were late and open, as of an instant.</summary>
    internal static IQueryable<Holding> AnsweredLate(this IQueryable<Holding> holdings, DateTimeOffset asOf) => holdings
        .Where(h => h.Leads && h.State == DossierState.Submitted && h.FromAt <= asOf && h.DueAt < asOf && (h.UntilAt == null || h.UntilAt > h.DueAt));

    /// <summary>Dossiers handed on late, or late and not handed on, as of an instant.</summary>
    internal static IQueryable<Dossier> HandedOnLate(this IQueryable<Dossier> dossiers, DateTimeOffset asOf) => dossiers
        .Where(d => d.HandOnBy < asOf && (d.HandedOnAt == null || d.HandedOnAt > d.HandOnBy));
}
