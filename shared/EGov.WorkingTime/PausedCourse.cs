using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>
/// What pauses make of a term: where it starts counting, and how many working minutes each of them adds. They are added one after
/// another, because each moves the time that was promised when it began: a term that ends with a day, extended by all of them at once,
/// may be over when the last one ends. Pauses without time between them are one.
/// </summary>
internal readonly record struct PausedCourse(long Start, ImmutableArray<int> Extensions)
{
    internal static PausedCourse Of(WorkingCalendar calendar, DateTimeOffset receivedAt, ReadOnlySpan<Pause> pauses)
    {
        var course = new PausedCourse(WorkingCalendar.Minute(receivedAt), []);
        var last = receivedAt;
        for (var i = 0; i < pauses.Length; i++)
        {
            var pause = pauses[i];
            Check(pause, last, isLast: i == pauses.Length - 1);
            if (pause.To is { } to)
            {
                course = course.After(calendar, pause.From, to, pause.Policy, follows: i > 0 && pauses[i - 1].To == pause.From);
                last = to;
            }
        }

        return course;
    }

    private PausedCourse After(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to, PausePolicy policy, bool follows) => policy switch
    {
        PausePolicy.Restart => new(WorkingCalendar.Minute(to), []),
        PausePolicy.Extend => this with { Extensions = Extended(calendar.WorkingMinutes(from, to), follows) },
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "A pause restarts the term or extends it."),
    };

    private ImmutableArray<int> Extended(int minutes, bool follows) =>
        follows && Extensions.Length > 0 ? Extensions.SetItem(Extensions.Length - 1, Extensions[^1] + minutes) : Extensions.Add(minutes);

    private static void Check(Pause pause, DateTimeOffset notBefore, bool isLast)
    {
        if (pause.From < notBefore || pause.To < pause.From)
        {
            throw new ArgumentException($"Pauses lie one after another, after the reception: {pause.From:O} to {pause.To:O} does not.");
        }

        if (pause.To is null && !isLast)
        {
            throw new ArgumentException($"Only the last pause may still last; the one from {pause.From:O} is followed by another.");
        }
    }
}
