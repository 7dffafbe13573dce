namespace EGov.WorkingTime;

/// <summary>What a duration counts.</summary>
public enum DurationUnit
{
    /// <summary>Hours of work, always counted to the minute.</summary>
    WorkingHours = 1,

    /// <summary>Days of work; the agency's convention says how they end.</summary>
    WorkingDays = 2,

    /// <summary>All days; one that ends on a day off ends on the next working day.</summary>
    CalendarDays = 3,
}

/// <summary>How an agency counts a term given in working days.</summary>
public enum DueConvention
{
    /// <summary>A day is eight working hours: two days from Tuesday 14:00 end on Thursday 14:00.</summary>
    HourExact = 1,

    /// <summary>Counting starts on the first working day after reception, and the term ends at the close of its last day.</summary>
    EndOfDay = 2,
}

/// <summary>A term as a procedure publishes it. There is no default: a missing duration must be said to be missing.</summary>
public readonly record struct Duration
{
    /// <summary>Working hours in a day, by which published days are turned into hours.</summary>
    public const int HoursPerDay = 8;

    // Ten years of eight-hour days; a longer term is a slip of the keyboard.
    private const int Longest = 10 * 366 * HoursPerDay;

    /// <summary>Creates a term of at least one unit.</summary>
    public Duration(int amount, DurationUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Longest);
        if (!Enum.IsDefined(unit))
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "A duration counts working hours, working days or calendar days.");
        }

        (Amount, Unit) = (amount, unit);
    }

    /// <summary>How many units.</summary>
    public int Amount { get; }

    /// <summary>Which unit.</summary>
    public DurationUnit Unit { get; }

    /// <summary>A term in working hours.</summary>
    public static Duration Hours(int amount) => new(amount, DurationUnit.WorkingHours);

    /// <summary>A term in working days.</summary>
    public static Duration Days(int amount) => new(amount, DurationUnit.WorkingDays);

    /// <summary>A term in calendar days.</summary>
    public static Duration CalendarDays(int amount) => new(amount, DurationUnit.CalendarDays);

    internal string Vietnamese => $"{Amount} {Unit switch
    {
        DurationUnit.WorkingHours => "giờ làm việc",
        DurationUnit.WorkingDays => "ngày làm việc",
        _ => "ngày",
    }}";

    internal string English => $"{Amount} {Unit switch
    {
        DurationUnit.WorkingHours => "working hour",
        DurationUnit.WorkingDays => "working day",
        _ => "calendar day",
    }}{(Amount == 1 ? "" : "s")}";
}
