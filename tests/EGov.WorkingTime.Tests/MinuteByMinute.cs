namespace EGov.WorkingTime.Tests;

/// <summary>
/// The oracle: one flag for every minute of two years, set by asking for each minute alone whether it is worked, and terms found by
/// walking those flags one at a time. It shares nothing with the library but the description of the week and the entries.
/// </summary>
internal sealed class MinuteByMinute
{
    internal static readonly DateTime First = new(2025, 12, 1);
    private const int Minutes = 425 * 1440;

    private readonly bool[] _worked = new bool[Minutes];

    internal MinuteByMinute(WorkingWeek week, IReadOnlyCollection<Holiday> entries)
    {
        var byDay = entries.ToLookup(entry => entry.Date);
        for (var minute = 0; minute < Minutes; minute++)
        {
            var at = First.AddMinutes(minute);
            _worked[minute] = IsWorked(week, byDay[DateOnly.FromDateTime(at)], at);
        }
    }

    internal DateTime AddMinutes(DateTime from, int minutes)
    {
        var minute = IndexOf(from);
        while (!_worked[minute])
        {
            minute++;
        }

        for (; minutes > 0; minute++)
        {
            minutes -= _worked[minute] ? 1 : 0;
        }

        return First.AddMinutes(minute);
    }

    internal DateTime EndOfDays(DateTime received, int days)
    {
        var day = AddMinutes(received, 0).Date;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= Closing(day) is null ? 0 : 1;
        }

        return Closing(day)!.Value;
    }

    internal DateTime EndOfCalendarDays(DateTime received, int days)
    {
        var day = received.Date.AddDays(days);
        while (Closing(day) is null)
        {
            day = day.AddDays(1);
        }

        return Closing(day)!.Value;
    }

    internal int Count(DateTime from, DateTime to)
    {
        var count = 0;
        for (var minute = IndexOf(from); minute < IndexOf(to); minute++)
        {
            count += _worked[minute] ? 1 : 0;
        }

        return count;
    }

    internal DateTime? Closing(DateTime day)
    {
        for (var minute = IndexOf(day) + 1439; minute >= IndexOf(day); minute--)
        {
            if (_worked[minute])
            {
                return First.AddMinutes(minute + 1);
            }
        }

        return null;
    }

    private static bool IsWorked(WorkingWeek week, IEnumerable<Holiday> entries, DateTime at)
    {
        var worked = InSession(week, at.DayOfWeek, at);
        foreach (var entry in entries)
        {
            var concerned = entry.Part == DayPart.Whole || entry.Part == DayPart.Morning == at.Hour < 12;
            worked = !concerned ? worked : entry.Kind == DayKind.MakeUp && InSession(week, entry.InPlaceOf!.Value.DayOfWeek, at);
        }

        return worked;
    }

    private static bool InSession(WorkingWeek week, DayOfWeek day, DateTime at) =>
        week[day].Any(session => session.From <= TimeOnly.FromDateTime(at) && TimeOnly.FromDateTime(at) < session.To);

    private static int IndexOf(DateTime at) => (int)((at - First).Ticks / TimeSpan.TicksPerMinute);
}
