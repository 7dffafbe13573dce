using System.Globalization;

namespace EGov.WorkingTime;

/// <summary>One uninterrupted stretch of work within a day, from its first minute up to, not including, its last: 07:30-11:30.</summary>
public readonly record struct Session
{
    /// <summary>Creates a session; it must begin before it ends.</summary>
    public Session(TimeOnly from, TimeOnly to)
        : this(MinuteOf(from), MinuteOf(to))
    {
    }

    private Session(int from, int to)
    {
        if (from >= to)
        {
            throw new ArgumentException($"A session must begin before it ends: {Clock(from)}-{Clock(to)}.");
        }

        (FromMinute, ToMinute) = (from, to);
    }

    /// <summary>When work begins.</summary>
    public TimeOnly From => new(FromMinute / 60, FromMinute % 60);

    /// <summary>When work stops.</summary>
    public TimeOnly To => new(ToMinute / 60, ToMinute % 60);

    /// <summary>Working minutes in the session.</summary>
    public int Minutes => ToMinute - FromMinute;

    internal int FromMinute { get; }

    internal int ToMinute { get; }

    /// <summary>Reads <c>07:30-11:30</c>.</summary>
    public static Session Parse(string text) => TryParse(text, out var session)
        ? session
        : throw new FormatException($"Not a session such as 07:30-11:30: '{text}'.");

    /// <summary>Reads <c>07:30-11:30</c>, or says that the text is none.</summary>
    public static bool TryParse(string text, out Session session)
    {
        session = default;
        ArgumentNullException.ThrowIfNull(text);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0
            || !TimeOnly.TryParseExact(text.AsSpan(0, dash), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            || !TimeOnly.TryParseExact(text.AsSpan(dash + 1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            || from >= to)
        {
            return false;
        }

        session = new Session(from, to);
        return true;
    }

    /// <summary>The session as <c>07:30-11:30</c>.</summary>
    public override string ToString() => $"{Clock(FromMinute)}-{Clock(ToMinute)}";

    /// <summary>What is left of the session within the given minutes of the day, if anything is.</summary>
    internal Session? Within(int from, int to)
    {
        var (first, last) = (Math.Max(FromMinute, from), Math.Min(ToMinute, to));
        return first < last ? new Session(first, last) : null;
    }

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
