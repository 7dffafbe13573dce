namespace EGov.WorkingTime;

/// <summary>Civil time of Asia/Ho_Chi_Minh: seven hours ahead of UTC the whole year, without exception in the years covered.</summary>
public static class CivilTime
{
    /// <summary>The distance to UTC. A constant, because a machine without a time zone database must count the same.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The civil date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The civil time of day of an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, of a civil date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time = default) => new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();
}
