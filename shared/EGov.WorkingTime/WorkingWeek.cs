using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>The sessions that an agency works on each day of an ordinary week.</summary>
public sealed class WorkingWeek : IEquatable<WorkingWeek>
{
    private static readonly string[] Names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly ImmutableArray<Session>[] _days;
    private readonly string _text;

    private WorkingWeek(ImmutableArray<Session>[] days)
    {
        _days = days;
        _text = Describe(days);
    }

    /// <summary>Monday to Friday, 07:30-11:30 and 13:00-17:00: eight hours.</summary>
    public static WorkingWeek Office { get; } = Parse("Mon-Fri 07:30-11:30 13:00-17:00");

    /// <summary>The office week and Saturday morning, as many one-stop desks work.</summary>
    public static WorkingWeek OfficeAndSaturdayMorning { get; } = Parse("Mon-Fri 07:30-11:30 13:00-17:00; Sat 07:30-11:30");

    /// <summary>The sessions of a day of the week, earliest first; none on a day off.</summary>
    public ImmutableArray<Session> this[DayOfWeek day] => _days[(int)day];

    /// <summary>Reads <c>Mon-Fri 07:30-11:30 13:00-17:00; Sat 07:30-11:30</c>.</summary>
    public static WorkingWeek Parse(string text) => TryParse(text, out var week)
        ? week!
        : throw new FormatException($"Not a working week such as 'Mon-Fri 07:30-11:30 13:00-17:00; Sat 07:30-11:30': '{text}'.");

    /// <summary>Reads the text form of a week; it must hold at least one session, none overlapping, no day named twice.</summary>
    public static bool TryParse(string text, out WorkingWeek? week)
    {
        ArgumentNullException.ThrowIfNull(text);
        week = null;
        var days = new ImmutableArray<Session>[7];
        Array.Fill(days, []);
        foreach (var rule in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !TryDays(words[0], out var first, out var last) || !TrySessions(words.AsSpan(1), out var sessions))
            {
                return false;
            }

            for (var day = first; ; day = (day + 1) % 7)
            {
                if (!days[day].IsEmpty)
                {
                    return false;
                }

                days[day] = sessions;
                if (day == last)
                {
                    break;
                }
            }
        }

        week = new WorkingWeek(days);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(WorkingWeek? other) => other is not null && other._text == _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkingWeek);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The week as text that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => _text;

    private static bool TryDays(string word, out int first, out int last)
    {
        var ends = word.Split('-');
        first = Array.IndexOf(Names, ends[0]);
        last = Array.IndexOf(Names, ends[^1]);
        return ends.Length <= 2 && first >= 0 && last >= 0;
    }

    private static bool TrySessions(ReadOnlySpan<string> words, out ImmutableArray<Session> sessions)
    {
        sessions = [];
        foreach (var word in words)
        {
            if (!Session.TryParse(word, out var session) || (sessions.Length > 0 && session.From < sessions[^1].To))
            {
                return false;
            }

            sessions = sessions.Add(session);
        }

        return true;
    }

    private static string Describe(ImmutableArray<Session>[] days)
    {
        var rules = new List<string>();
        for (var first = 1; first <= 7; first++)
        {
            var sessions = days[first % 7];
            var last = first;
            while (last < 7 && days[(last + 1) % 7].SequenceEqual(sessions))
            {
                last++;
            }

            if (!sessions.IsEmpty)
            {
                var name = first == last ? Names[first % 7] : $"{Names[first % 7]}-{Names[last % 7]}";
                rules.Add($"{name} {string.Join(' ', sessions)}");
            }

            first = last;
        }

        return string.Join("; ", rules);
    }
}
