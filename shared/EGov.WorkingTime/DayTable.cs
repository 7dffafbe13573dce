using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>
/// Every day of the covered years with its sessions, and the working minutes before it. A position on the scale of working
/// minutes is then an addition, and the way back a binary search: no walk over days on the way of a reception.
/// </summary>
internal sealed class DayTable
{
    internal const int Noon = 12 * 60;
    private const int MinutesPerDay = 24 * 60;

    private static readonly int FirstDay = new DateOnly(HolidayTable.FirstYear, 1, 1).DayNumber;
    private static readonly int Days = new DateOnly(HolidayTable.LastYear, 12, 31).DayNumber - FirstDay + 1;
    private static readonly long FirstMinute = FirstDay * (long)MinutesPerDay;

    private readonly ImmutableArray<Session>[] _sessions = new ImmutableArray<Session>[Days];
    private readonly int[] _before = new int[Days + 1];
    private readonly FrozenDictionary<DateOnly, Holiday> _entries;

    internal DayTable(WorkingWeek week, HolidayTable holidays)
    {
        foreach (var day in Enumerable.Range(0, Days))
        {
            _sessions[day] = week[DateOf(day).DayOfWeek];
        }

        foreach (var entry in holidays.Entries)
        {
            ref var sessions = ref _sessions[IndexOf(entry.Date)];
            sessions = Apply(entry, sessions, week);
        }

        for (var day = 0; day < Days; day++)
        {
            _before[day + 1] = _before[day] + _sessions[day].Sum(session => session.Minutes);
        }

        if (_before[Days] == 0)
        {
            throw new ArgumentException("A calendar without a single working minute has no due times.", nameof(week));
        }

        _entries = holidays.Entries.GroupBy(entry => entry.Date).ToFrozenDictionary(day => day.Key, day => day.Last());
    }

    internal ImmutableArray<Session> Sessions(DateOnly day) => _sessions[IndexOf(day)];

    internal Holiday? Entry(DateOnly day) => _entries.GetValueOrDefault(day);

    internal bool IsWorking(DateOnly day) => !Sessions(day).IsEmpty;

    internal int Minutes(DateOnly day) => _before[IndexOf(day) + 1] - _before[IndexOf(day)];

    /// <summary>Working minutes between the beginning of the table and a civil minute.</summary>
    internal int Position(long minute)
    {
        var day = IndexOf(minute);
        var ofDay = (int)(minute % MinutesPerDay);
        var position = _before[day];
        foreach (var session in _sessions[day])
        {
            position += Math.Clamp(ofDay - session.FromMinute, 0, session.Minutes);
        }

        return position;
    }

    /// <summary>The first civil minute by which that many working minutes have passed: the close of a session, not the opening of the next.</summary>
    internal long Reach(int position)
    {
        if (position > _before[Days])
        {
            throw OutOfRange();
        }

        var found = Array.BinarySearch(_before, position);
        var day = found >= 0 ? found - 1 : ~found - 1;

        // Days off repeat the number before them; the search may land on any of them, the day that was worked is the one wanted.
        while (_before[day] == position)
        {
            day--;
        }

        var rest = position - _before[day];
        foreach (var session in _sessions[day])
        {
            if (rest <= session.Minutes)
            {
                return FirstMinute + (day * (long)MinutesPerDay) + session.FromMinute + rest;
            }

            rest -= session.Minutes;
        }

        throw new InvalidOperationException("The day table contradicts itself.");
    }

    /// <summary>The minute itself where it lies inside a session, else the opening of the next session.</summary>
    internal long Normalize(long minute)
    {
        var ofDay = (int)(minute % MinutesPerDay);
        for (var day = IndexOf(minute); day < Days; day++, ofDay = 0)
        {
            foreach (var session in _sessions[day])
            {
                if (ofDay < session.ToMinute)
                {
                    return FirstMinute + (day * (long)MinutesPerDay) + Math.Max(ofDay, session.FromMinute);
                }
            }
        }

        throw OutOfRange();
    }

    internal DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorking(day));

        return day;
    }

    internal static DateOnly DayOf(long minute) => DateOf(IndexOf(minute));

    internal static long MinuteAt(DateOnly day, int minuteOfDay) => (day.DayNumber * (long)MinutesPerDay) + minuteOfDay;

    internal static ArgumentOutOfRangeException OutOfRange() =>
        new(null, $"Working time is counted from {HolidayTable.FirstYear} to {HolidayTable.LastYear}: no holidays are known outside.");

    private static ImmutableArray<Session> Apply(Holiday entry, ImmutableArray<Session> sessions, WorkingWeek week)
    {
        var (from, to) = entry.Part switch
        {
            DayPart.Morning => (0, Noon),
            DayPart.Afternoon => (Noon, MinutesPerDay),
            _ => (0, MinutesPerDay),
        };
        var kept = Cut(sessions, 0, from).Concat(Cut(sessions, to, MinutesPerDay));
        var worked = entry.Kind == DayKind.MakeUp ? Cut(week[entry.InPlaceOf?.DayOfWeek ?? Fullest(week)], from, to) : [];
        return [.. kept.Concat(worked).OrderBy(session => session.FromMinute)];
    }

    private static IEnumerable<Session> Cut(ImmutableArray<Session> sessions, int from, int to) =>
        sessions.Select(session => session.Within(from, to)).OfType<Session>();

    private static DayOfWeek Fullest(WorkingWeek week) => Enum.GetValues<DayOfWeek>().MaxBy(day => week[day].Sum(session => session.Minutes));

    private static DateOnly DateOf(int day) => DateOnly.FromDayNumber(FirstDay + day);

    private static int IndexOf(DateOnly day) => day.DayNumber - FirstDay is >= 0 and var index && index < Days ? index : throw OutOfRange();

    private static int IndexOf(long minute) => (minute / MinutesPerDay) - FirstDay is >= 0 and var index && index < Days ? (int)index : throw OutOfRange();
}
