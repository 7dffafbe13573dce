namespace EGov.WorkingTime;

/// <summary>What an entry of the holiday table makes of its day.</summary>
public enum DayKind
{
    /// <summary>Nobody works.</summary>
    Off = 1,

    /// <summary>A weekly day off that is worked in place of another day.</summary>
    MakeUp = 2,
}

/// <summary>Which part of the day an entry concerns.</summary>
public enum DayPart
{
    /// <summary>The whole day.</summary>
    Whole = 0,

    /// <summary>Up to 12:00.</summary>
    Morning = 1,

    /// <summary>From 12:00.</summary>
    Afternoon = 2,
}

/// <summary>One entry of the holiday table: a day, what becomes of it, and on whose word.</summary>
/// <param name="Date">The civil date.</param>
/// <param name="Kind">Day off or make-up work.</param>
/// <param name="Vietnamese">Its name in Vietnamese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Source">The law, decision or computation that it rests on.</param>
/// <param name="Part">Whole day, morning or afternoon.</param>
/// <param name="Province">The province code it is limited to; null for the whole country.</param>
/// <param name="InPlaceOf">For a make-up day, the day whose sessions are worked.</param>
public sealed record Holiday(
    DateOnly Date, DayKind Kind, string Vietnamese, string English, string Source,
    DayPart Part = DayPart.Whole, string? Province = null, DateOnly? InPlaceOf = null);
