using System.Collections.Concurrent;

namespace EGov.WorkingTime;

/// <summary>
/// When an agency works, and the arithmetic on it. Immutable; results are in UTC and whole minutes, and seconds of what goes in
/// are dropped, because the receipt that a citizen holds shows the minute.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly ConcurrentDictionary<WorkingWeek, DayTable> NationalDays = new();

    private WorkingCalendar(WorkingWeek week, DueConvention convention, DayTable days) => (Week, Convention, Days) = (week, convention, days);

    /// <summary>The ordinary week.</summary>
    public WorkingWeek Week { get; }

    /// <summary>How terms in working days are counted.</summary>
    public DueConvention Convention { get; }

    internal DayTable Days { get; }

    /// <summary>
    /// The calendar of a week and a convention. With the national holidays the table behind it is shared by value and this call is
    /// cheap; with a table of its own it takes a millisecond, so keep the calendar.
    /// </summary>
    public static WorkingCalendar For(WorkingWeek week, DueConvention convention, HolidayTable? holidays = null)
    {
        ArgumentNullException.ThrowIfNull(week);
        var days = holidays is null || holidays == HolidayTable.Vietnam
            ? NationalDays.GetOrAdd(week, static w => new DayTable(w, HolidayTable.Vietnam))
            : new DayTable(week, holidays);
        return new WorkingCalendar(week, convention, days);
    }

    /// <summary>Whether anything is worked on the day.</summary>
    public bool IsWorkingDay(DateOnly day) => Days.IsWorking(day);

    /// <summary>The instant itself where it lies inside a session, else the opening of the next session.</summary>
    public DateTimeOffset Normalize(DateTimeOffset instant) => Instant(Days.Normalize(Minute(instant)));

    /// <summary>Working minutes from one instant to a later one.</summary>
    public int WorkingMinutes(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            throw new ArgumentException($"The end {to:O} lies before the beginning {from:O}.", nameof(to));
        }

        return Days.Position(Minute(to)) - Days.Position(Minute(from));
    }

    /// <summary>The instant by which that many working minutes have passed; with none, the instant brought into a session.</summary>
    public DateTimeOffset AddMinutes(DateTimeOffset instant, int workingMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingMinutes);
        return Instant(Advance(Minute(instant), workingMinutes));
    }

    /// <summary>The earliest instant from which that many working minutes lead to the given one: the latest moment to begin what takes so long.</summary>
    public DateTimeOffset SubtractMinutes(DateTimeOffset instant, int workingMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingMinutes);
        var position = Days.Position(Minute(instant)) - workingMinutes;
        return position > 0 ? Instant(Days.Reach(position)) : throw DayTable.OutOfRange();
    }

    /// <summary>When a term that starts with the reception ends.</summary>
    public DateTimeOffset Due(DateTimeOffset receivedAt, Duration duration) => Instant(End(Minute(receivedAt), duration));

    /// <summary>When a term ends that was paused; a pause that still lasts does not move it yet.</summary>
    public DateTimeOffset Due(DateTimeOffset receivedAt, Duration duration, ReadOnlySpan<Pause> pauses)
    {
        var course = PausedCourse.Of(this, receivedAt, pauses);
        var end = End(course.Start, duration);
        foreach (var minutes in course.Extensions)
        {
            end = Extend(end, minutes, duration);
        }

        return Instant(end);
    }

    /// <summary>The same answer as <see cref="Due(DateTimeOffset, Duration, ReadOnlySpan{Pause})"/>, with the steps that lead to it.</summary>
    public DueExplanation Explain(DateTimeOffset receivedAt, Duration duration, ReadOnlySpan<Pause> pauses = default) =>
        new Explainer(this, duration).Explain(receivedAt, pauses);

    internal static long Minute(DateTimeOffset instant) => (instant.UtcTicks + CivilTime.Offset.Ticks) / TimeSpan.TicksPerMinute;

    internal static DateTimeOffset Instant(long minute) => new((minute * TimeSpan.TicksPerMinute) - CivilTime.Offset.Ticks, TimeSpan.Zero);

    internal long Advance(long minute, int workingMinutes) =>
        workingMinutes == 0 ? Days.Normalize(minute) : Days.Reach(Days.Position(minute) + workingMinutes);

    /// <summary>Whether the term ends with a day rather than at a minute.</summary>
    internal bool EndsWithDay(Duration duration) =>
        duration.Unit == DurationUnit.CalendarDays || (duration.Unit == DurationUnit.WorkingDays && Convention == DueConvention.EndOfDay);

    internal long End(long received, Duration duration) => duration.Unit switch
    {
        DurationUnit.WorkingHours => Advance(received, duration.Amount * 60),
        DurationUnit.WorkingDays when Convention == DueConvention.HourExact => Advance(received, duration.Amount * Duration.HoursPerDay * 60),
        DurationUnit.WorkingDays => Closing(NthWorkingDay(ReceptionDay(received), duration.Amount)),
        _ => Closing(WorkingDayFrom(DayTable.DayOf(received).AddDays(duration.Amount))),
    };

    /// <summary>A term that ends with a day is extended to the close of the day that the added minutes reach.</summary>
    internal long Extend(long end, int minutes, Duration duration)
    {
        if (minutes == 0)
        {
            return end;
        }

        var extended = Advance(end, minutes);
        return EndsWithDay(duration) ? Closing(DayTable.DayOf(extended)) : extended;
    }

    /// <summary>The day of reception, or the next working day when it came on a day off or after closing.</summary>
    internal DateOnly ReceptionDay(long received) => DayTable.DayOf(Days.Normalize(received));

    internal DateOnly WorkingDayFrom(DateOnly day) => Days.IsWorking(day) ? day : Days.NextWorkingDay(day);

    private DateOnly NthWorkingDay(DateOnly day, int count)
    {
        for (; count > 0; count--)
        {
            day = Days.NextWorkingDay(day);
        }

        return day;
    }

    private long Closing(DateOnly day) => DayTable.MinuteAt(day, Days.Sessions(day)[^1].ToMinute);
}
