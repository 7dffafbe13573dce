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

    /// <summary>A letter of apology moved the due time.</summary>
    Rescheduled = 9,
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
public sealed record DueExplanation(DateTimeOffset DueAt, bool IsPaused, ImmutableArray<ExplanationStep> Steps)
{
    /// <summary>The same way with a date that was promised instead: what moved it, and when the result is due by it.</summary>
    /// <param name="moved">The letter that moved it.</param>
    /// <param name="dueAt">When the result is due now, pauses after the promise included.</param>
    public DueExplanation Rescheduled(MovedDueTime moved, DateTimeOffset dueAt)
    {
        var (total, due) = (Steps[^1].TotalMinutes, Words.Time(dueAt));
        var (former, promised, signed) = (Words.Time(moved.FormerDueAt), Words.Time(moved.NewDueAt), Words.Time(moved.SignedAt));
        var (numbered, englishNumber) = moved.Number is { } number ? ($" số {number}", $" no. {number}") : ("", "");
        return this with
        {
            DueAt = dueAt,
            Steps =
            [
                .. Steps,
                Step(ExplanationKind.Rescheduled, moved.SignedAt, total,
                    $"Văn bản xin lỗi{numbered} ký lúc {signed}: hẹn lại từ {former} sang {promised}.",
                    $"Letter of apology{englishNumber} signed at {signed}: moved from {former} to {promised}."),
                Step(ExplanationKind.Due, dueAt, total, $"Hẹn trả lúc {due}.", $"Due at {due}."),
            ],
        };
    }

    private static ExplanationStep Step(ExplanationKind kind, DateTimeOffset at, int total, string vietnamese, string english) =>
        new(kind, CivilTime.DateOf(at), CivilTime.TimeOf(at), CivilTime.TimeOf(at), 0, total, null, vietnamese, english);
}

/// <summary>A due time moved by a letter of apology.</summary>
/// <param name="FormerDueAt">When the result was due before.</param>
/// <param name="NewDueAt">When it was promised.</param>
/// <param name="SignedAt">When the letter was signed.</param>
/// <param name="Number">Number of the letter, once it has one.</param>
public sealed record MovedDueTime(DateTimeOffset FormerDueAt, DateTimeOffset NewDueAt, DateTimeOffset SignedAt, string? Number);
