using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>When reception has to hand a dossier on: by the close of the same working day, or at the start of the next one for what came after the cutoff (NĐ 61/2018 art. 18).</summary>
internal static class HandOn
{
    /// <summary>The latest time, or null at any step but the first and where no step follows.</summary>
    internal static DateTimeOffset? By(OneStopRule rule, ProcedureContent content, int step, WorkingCalendar calendar, DateTimeOffset at) =>
        step == content.Steps.Min(s => s.No) && content.StageAfter(step).Count > 0 ? By(rule, calendar, at) : null;

    private static DateTimeOffset By(OneStopRule rule, WorkingCalendar calendar, DateTimeOffset at)
    {
        var day = CivilTime.DateOf(at);
        if (calendar.IsWorkingDay(day) && CivilTime.TimeOf(at) <= rule.HandOnCutoff)
        {
            // A calendar day after the day before ends with the close of this one.
            var closing = calendar.Due(CivilTime.At(day.AddDays(-1)), new Duration(1, DurationUnit.CalendarDays));
            if (at < closing)
            {
                return closing;
            }
        }

        return calendar.AddMinutes(CivilTime.At(day.AddDays(1)), rule.HandOnMinutes);
    }
}
