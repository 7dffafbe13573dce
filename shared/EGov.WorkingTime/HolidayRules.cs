namespace EGov.WorkingTime;

/// <summary>The public holidays that follow from the labour code alone, and the days off that make up for those on a weekend.</summary>
internal static class HolidayRules
{
    private const string Code2012 = "Bộ luật Lao động 2012, điều 115";
    private const string Code2019 = "Bộ luật Lao động 2019, điều 112";
    private const string Code1994 = "Bộ luật Lao động 1994 (sửa đổi 2007), điều 73";

    internal static IEnumerable<Holiday> ForYear(int year)
    {
        var holidays = Named(year).OrderBy(holiday => holiday.Date).ToList();
        var taken = holidays.Select(holiday => holiday.Date).ToHashSet();
        foreach (var holiday in holidays)
        {
            yield return holiday;
            if (IsWeekend(holiday.Date))
            {
                var instead = holiday.Date;
                do
                {
                    instead = instead.AddDays(1);
                }
                while (IsWeekend(instead) || !taken.Add(instead));

                yield return new Holiday(
                    instead, DayKind.Off, $"Nghỉ bù {holiday.Vietnamese}", $"In place of {holiday.English}", $"{Law(holiday.Date)}; nghỉ bù ngày {Words.Date(holiday.Date)}");
            }
        }
    }

    private static IEnumerable<Holiday> Named(int year)
    {
        yield return Off(new DateOnly(year, 1, 1), "Tết Dương lịch", "New Year");
        foreach (var day in TetDays(year))
        {
            yield return Off(day, "Tết Âm lịch", "Lunar New Year");
        }

        yield return Off(LunarDates.Founders(year), "Giỗ Tổ Hùng Vương", "Hùng Kings' commemoration");
        yield return Off(new DateOnly(year, 4, 30), "Ngày Chiến thắng", "Victory Day");
        yield return Off(new DateOnly(year, 5, 1), "Quốc tế Lao động", "Labour Day");
        foreach (var day in NationalDays(year))
        {
            yield return Off(day, "Quốc khánh", "National Day");
        }
    }

    /// <summary>
    /// Four days (one before, three of the new year) until the code of 2012 came into force on 01/05/2013, five since.
    /// How the five lie is decided every year; the rule below gives the days off of every decision from 2014 to 2026.
    /// </summary>
    private static IEnumerable<DateOnly> TetDays(int year)
    {
        var newYear = LunarDates.NewYear(year);
        var (before, days) = year <= 2013 ? (1, 4)
            : year == 2014 || newYear.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday ? (1, 5)
            : (2, 5);
        return Enumerable.Range(-before, days).Select(newYear.AddDays);
    }

    /// <summary>One day until 2020; since then also the neighbour that makes the longest rest, as every decision has had it.</summary>
    private static IEnumerable<DateOnly> NationalDays(int year)
    {
        var day = new DateOnly(year, 9, 2);
        if (year < 2021)
        {
            return [day];
        }

        return day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Thursday ? [day, day.AddDays(1)] : [day.AddDays(-1), day];
    }

    private static Holiday Off(DateOnly day, string vietnamese, string english) => new(day, DayKind.Off, vietnamese, english, Law(day));

    private static string Law(DateOnly day) =>
        day < new DateOnly(2013, 5, 1) ? Code1994 : day.Year <= 2020 ? Code2012 : Code2019;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
