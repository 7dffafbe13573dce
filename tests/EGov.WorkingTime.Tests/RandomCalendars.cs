namespace EGov.WorkingTime.Tests;

/// <summary>Calendars as odd as an office could make them, each with its oracle.</summary>
internal static class RandomCalendars
{
    internal sealed record Pair(WorkingCalendar HourExact, WorkingCalendar EndOfDay, MinuteByMinute Oracle);

    internal static Pair[] Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Make(random))];
    }

    private static Pair Make(Random random)
    {
        var week = Week(random);
        var table = HolidayTable.Vietnam;
        for (var extra = random.Next(8); extra > 0; extra--)
        {
            table = table.With(Entry(random));
        }

        return new Pair(
            WorkingCalendar.For(week, DueConvention.HourExact, table),
            WorkingCalendar.For(week, DueConvention.EndOfDay, table),
            new MinuteByMinute(week, table.Entries));
    }

    private static WorkingWeek Week(Random random)
    {
        string[] names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        var rules = new List<string> { $"Mon {Sessions(random)}" };
        rules.AddRange(names.Skip(1).Where((_, i) => random.NextDouble() < (i < 4 ? 0.9 : 0.2)).Select(name => $"{name} {Sessions(random)}"));
        return WorkingWeek.Parse(string.Join("; ", rules));
    }

    private static string Sessions(Random random)
    {
        var marks = Enumerable.Range(0, 2 * random.Next(1, 4)).Select(_ => random.Next(0, 1440)).Distinct().Order().ToList();
        var sessions = marks.Chunk(2).Where(ends => ends.Length == 2).Select(ends => $"{Clock(ends[0])}-{Clock(ends[1])}").ToList();
        return sessions.Count > 0 ? string.Join(' ', sessions) : "07:30-11:30";
    }

    private static Holiday Entry(Random random)
    {
        var day = DateOnly.FromDateTime(MinuteByMinute.First).AddDays(random.Next(400));
        return new Holiday(
            day, random.Next(2) == 0 ? DayKind.Off : DayKind.MakeUp, "Ngày riêng", "Own day", "Quyết định riêng",
            (DayPart)random.Next(3), InPlaceOf: day.AddDays(random.Next(1, 7)));
    }

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
