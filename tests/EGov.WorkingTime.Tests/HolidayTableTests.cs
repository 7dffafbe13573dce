using System.Globalization;
using Shouldly;
using Xunit;
using static EGov.WorkingTime.Tests.Vietnam;

namespace EGov.WorkingTime.Tests;

public sealed class HolidayTableTests
{
    // The rests as they were announced, weekends included, each between two days that were worked.
    [Theory]
    [InlineData("21/01/2012", "29/01/2012")]
    [InlineData("29/12/2012", "01/01/2013")]
    [InlineData("09/02/2013", "17/02/2013")]
    [InlineData("27/04/2013", "01/05/2013")]
    [InlineData("28/01/2014", "05/02/2014")]
    [InlineData("30/04/2014", "04/05/2014")]
    [InlineData("01/01/2015", "04/01/2015")]
    [InlineData("15/02/2015", "23/02/2015")]
    [InlineData("28/04/2015", "03/05/2015")]
    [InlineData("02/09/2015", "02/09/2015")]
    [InlineData("06/02/2016", "14/02/2016")]
    [InlineData("26/01/2017", "01/02/2017")]
    [InlineData("14/02/2018", "20/02/2018")]
    [InlineData("29/12/2018", "01/01/2019")]
    [InlineData("02/02/2019", "10/02/2019")]
    [InlineData("27/04/2019", "01/05/2019")]
    [InlineData("23/01/2020", "29/01/2020")]
    [InlineData("10/02/2021", "16/02/2021")]
    [InlineData("30/04/2021", "03/05/2021")]
    [InlineData("29/01/2022", "06/02/2022")]
    [InlineData("01/09/2022", "04/09/2022")]
    [InlineData("20/01/2023", "26/01/2023")]
    [InlineData("29/04/2023", "03/05/2023")]
    [InlineData("01/09/2023", "04/09/2023")]
    [InlineData("08/02/2024", "14/02/2024")]
    [InlineData("27/04/2024", "01/05/2024")]
    [InlineData("31/08/2024", "03/09/2024")]
    [InlineData("25/01/2025", "02/02/2025")]
    [InlineData("30/04/2025", "04/05/2025")]
    [InlineData("30/08/2025", "02/09/2025")]
    [InlineData("01/01/2026", "04/01/2026")]
    [InlineData("14/02/2026", "22/02/2026")]
    [InlineData("25/04/2026", "27/04/2026")]
    [InlineData("29/08/2026", "02/09/2026")]
    public void The_long_rests_are_those_announced(string first, string last)
    {
        EndOfDay.IsWorkingDay(Day(first).AddDays(-1)).ShouldBeTrue();
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1))
        {
            EndOfDay.IsWorkingDay(day).ShouldBeFalse(day.ToString(CultureInfo.InvariantCulture));
        }

        EndOfDay.IsWorkingDay(Day(last).AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void Only_the_make_up_Saturdays_of_2015_and_2026_are_worked()
    {
        WorkedWeekends(2015).ShouldBe([Day("14/02/2015"), Day("25/04/2015")]);
        WorkedWeekends(2026).ShouldBe([Day("10/01/2026"), Day("22/08/2026")]);
    }

    [Fact]
    public void Swaps_leave_the_number_of_working_days_as_it_was()
    {
        var swaps = HolidayTable.Vietnam.Entries.Where(entry => entry.Kind == DayKind.MakeUp).ToList();

        swaps.Count.ShouldBe(16);
        swaps.ShouldAllBe(made => made.Date.DayOfWeek == DayOfWeek.Saturday && !EndOfDay.IsWorkingDay(made.InPlaceOf!.Value) && EndOfDay.IsWorkingDay(made.Date));
    }

    [Fact]
    public void Every_entry_says_where_it_comes_from() =>
        HolidayTable.Vietnam.Entries.ShouldAllBe(entry => entry.Source.Length > 10 && entry.Vietnamese.Length > 0 && entry.English.Length > 0);

    [Fact]
    public void No_day_has_two_entries() =>
        HolidayTable.Vietnam.Entries.Select(entry => entry.Date).Distinct().Count().ShouldBe(HolidayTable.Vietnam.Entries.Length);

    [Fact]
    public void A_make_up_Saturday_is_worked_as_the_day_it_replaces()
    {
        var week = WorkingWeek.Parse("Mon 08:00-12:00; Tue-Fri 07:30-11:30 13:00-17:00");
        var calendar = WorkingCalendar.For(week, DueConvention.HourExact);

        calendar.WorkingMinutes(At("22/08/2026 00:00"), At("23/08/2026 00:00")).ShouldBe(240);
    }

    [Fact]
    public void A_day_of_one_province_is_worked_in_the_others()
    {
        var day = new Holiday(Day("18/11/2026"), DayKind.Off, "Ngày hội của tỉnh", "Provincial day", "Quyết định của UBND tỉnh", Province: "H02");
        var table = HolidayTable.Vietnam.With(day);

        WorkingCalendar.For(WorkingWeek.Office, DueConvention.EndOfDay, table.ForProvince("H02")).IsWorkingDay(day.Date).ShouldBeFalse();
        WorkingCalendar.For(WorkingWeek.Office, DueConvention.EndOfDay, table.ForProvince("H20")).IsWorkingDay(day.Date).ShouldBeTrue();
        EndOfDay.IsWorkingDay(day.Date).ShouldBeTrue();
    }

    [Fact]
    public void The_lunar_dates_agree_with_the_new_moons()
    {
        for (var year = HolidayTable.FirstYear; year <= HolidayTable.LastYear; year++)
        {
            var entries = HolidayTable.Vietnam.Entries.Where(entry => entry.Date.Year == year).ToList();
            entries.Single(entry => entry.English == "Hùng Kings' commemoration").Date.ShouldBe(LunarCalendar.DayOf(year, 3, 10));
            entries.Where(entry => entry.English == "Lunar New Year").Select(entry => entry.Date).ShouldContain(LunarCalendar.DayOf(year, 1, 1));
            entries.Count(entry => entry.English == "Lunar New Year").ShouldBe(year <= 2013 ? 4 : 5);
            entries.Count(entry => entry.English == "National Day").ShouldBe(year <= 2020 ? 1 : 2);
        }
    }

    private static List<DateOnly> WorkedWeekends(int year) =>
        [.. Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && EndOfDay.IsWorkingDay(day))];
}
