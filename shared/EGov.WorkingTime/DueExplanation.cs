using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>What one step of an explanation says.</summary>
public enum ExplanationKind
{
    /// <summary>When the dossier came in.</summary>
    Received = 1,

    /// <summary>It came outside working time and counts from the next session.</summary>
    Moved = 2,

    /// <summary>A day that was worked and counted.</summary>
    Counted = 3,

    /// <summary>A day that nobody works.</summary>
    DayOff = 4,

    /// <summary>A pause that added working minutes.</summary>
    Extended = 5,

    /// <summary>A pause after which the term began again.</summary>
    Restarted = 6,

    /// <summary>A pause that still lasts.</summary>
    Paused = 7,

    /// <summary>When the term ends.</summary>
    Due = 8,
}

/// <summary>One step on the way to a due time.</summary>
/// <param name="Kind">What the step says.</param>
/// <param name="Date">The civil date it concerns.</param>
/// <param name="From">Where counting began on that day, if it did.</param>
/// <param name="To">Where it stopped, if it did.</param>
/// <param name="Minutes">Working minutes counted in the step.</param>
/// <param name="TotalMinutes">Working minutes counted up to here since the term began.</param>
/// <param name="Source">The law or decision behind a day off or a make-up day.</param>
/// <param name="Vietnamese">The step in words.</param>
/// <param name="English">The step in words.</param>
public sealed record ExplanationStep(
    ExplanationKind Kind, DateOnly Date, TimeOnly? From, TimeOnly? To, int Minutes, int TotalMinutes,
    string? Source, string Vietnamese, string English);

/// <summary>A due time and the whole way to it.</summary>
/// <param name="DueAt">When the term ends, in UTC.</param>
/// <param name="IsPaused">Whether a pause still lasts, so that the due time will move.</param>
/// <param name="Steps">The way, in order.</param>
public sealed record DueExplanation(DateTimeOffset DueAt, bool IsPaused, ImmutableArray<ExplanationStep> Steps);
