namespace EGov.WorkingTime;

/// <summary>What pauses make of a term: where it starts counting, and how many working minutes are added.</summary>
internal readonly record struct PausedCourse(long Start, int Extension)
{
    internal static PausedCourse Of(WorkingCalendar calendar, DateTimeOffset receivedAt, ReadOnlySpan<Pause> pauses)
    {
        var course = new PausedCourse(WorkingCalendar.Minute(receivedAt), 0);
        var last = receivedAt;
        for (var i = 0; i < pauses.Length; i++)
        {
            var pause = pauses[i];
            Check(pause, last, isLast: i == pauses.Length - 1);
            if (pause.To is { } to)
            {
                course = course.After(calendar, pause.From, to, pause.Policy);
                last = to;
            }
        }

        return course;
    }

    private PausedCourse After(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to, PausePolicy policy) => policy switch
    {
        PausePolicy.Restart => new(WorkingCalendar.Minute(to), 0),
        PausePolicy.Extend => this with { Extension = Extension + calendar.WorkingMinutes(from, to) },
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "A pause restarts the term or extends it."),
    };

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
