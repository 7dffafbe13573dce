using Shouldly;
using Xunit;
using static EGov.WorkingTime.Tests.Vietnam;

namespace EGov.WorkingTime.Tests;

public sealed class DueTimeTests
{
    [Theory]
    [InlineData("01/07/2026 08:00", 8, "02/07/2026 08:00")]
    [InlineData("01/07/2026 10:00", 4, "01/07/2026 15:30")]
    [InlineData("03/07/2026 16:00", 24, "08/07/2026 16:00")]
    [InlineData("03/07/2026 18:00", 8, "06/07/2026 17:00")]
    [InlineData("13/02/2026 14:00", 24, "25/02/2026 14:00")]
    [InlineData("21/08/2026 15:00", 8, "22/08/2026 15:00")]
    [InlineData("07/07/2026 14:00", 16, "09/07/2026 14:00")]
    public void Hours_are_counted_to_the_minute_over_weekends_holidays_and_make_up_days(string received, int hours, string due)
    {
        Text(HourExact.Due(At(received), Duration.Hours(hours))).ShouldBe(due);
        Text(EndOfDay.Due(At(received), Duration.Hours(hours))).ShouldBe(due);
    }

    [Theory]
    [InlineData("01/07/2026 08:00", 3, "06/07/2026 17:00")]
    [InlineData("13/02/2026 14:00", 3, "25/02/2026 17:00")]
    [InlineData("21/08/2026 08:00", 1, "22/08/2026 17:00")]
    [InlineData("28/08/2026 08:00", 1, "03/09/2026 17:00")]
    public void Days_end_at_closing_time_and_the_day_of_reception_is_not_counted(string received, int days, string due) =>
        Text(EndOfDay.Due(At(received), Duration.Days(days))).ShouldBe(due);

    [Fact]
    public void A_day_is_eight_hours_under_the_hour_exact_convention() =>
        HourExact.Due(At("07/07/2026 14:00"), Duration.Days(2)).ShouldBe(At("09/07/2026 14:00"));

    [Theory]
    [InlineData("03/07/2026 17:00", "07/07/2026 17:00")]
    [InlineData("03/07/2026 16:59", "06/07/2026 17:00")]
    [InlineData("04/07/2026 09:00", "07/07/2026 17:00")]
    [InlineData("16/02/2026 09:00", "24/02/2026 17:00")]
    public void A_dossier_that_comes_after_closing_or_on_a_day_off_is_received_on_the_next_working_day(string received, string due) =>
        Text(EndOfDay.Due(At(received), Duration.Days(1))).ShouldBe(due);

    [Theory]
    [InlineData("06/07/2026 10:00", 480, "03/07/2026 10:00")]
    [InlineData("06/07/2026 07:30", 480, "02/07/2026 17:00")]
    [InlineData("25/02/2026 14:00", 1440, "13/02/2026 14:00")]
    [InlineData("01/07/2026 13:00", 60, "01/07/2026 10:30")]
    [InlineData("05/07/2026 09:00", 60, "03/07/2026 16:00")]
    public void Minutes_are_taken_back_over_weekends_holidays_and_breaks(string end, int minutes, string begin)
    {
        var at = HourExact.SubtractMinutes(At(end), minutes);

        Text(at).ShouldBe(begin);
        HourExact.WorkingMinutes(at, At(end)).ShouldBe(minutes);
    }

    [Fact]
    public void A_dossier_received_on_a_Saturday_starts_on_Monday_morning() =>
        Text(HourExact.Due(At("04/07/2026 09:00"), Duration.Hours(8))).ShouldBe("06/07/2026 17:00");

    [Fact]
    public void A_dossier_received_in_the_lunch_break_starts_with_the_afternoon() =>
        Text(HourExact.Due(At("01/07/2026 12:15"), Duration.Hours(1))).ShouldBe("01/07/2026 14:00");

    [Fact]
    public void A_term_that_fits_the_morning_ends_at_its_close_and_not_after_lunch() =>
        Text(HourExact.Due(At("01/07/2026 07:30"), Duration.Hours(4))).ShouldBe("01/07/2026 11:30");

    [Theory]
    [InlineData("01/07/2026 08:00", 10, "13/07/2026 17:00")]
    [InlineData("01/07/2026 08:00", 5, "06/07/2026 17:00")]
    [InlineData("10/02/2026 08:00", 7, "23/02/2026 17:00")]
    public void Calendar_days_count_every_day_but_never_end_on_a_day_off(string received, int days, string due)
    {
        Text(HourExact.Due(At(received), Duration.CalendarDays(days))).ShouldBe(due);
        Text(EndOfDay.Due(At(received), Duration.CalendarDays(days))).ShouldBe(due);
    }

    [Fact]
    public void Seconds_are_dropped_because_the_receipt_shows_the_minute() =>
        HourExact.Due(At("01/07/2026 08:00").AddSeconds(59.9), Duration.Hours(1)).ShouldBe(At("01/07/2026 09:00"));

    [Fact]
    public void The_offset_of_the_instant_does_not_matter()
    {
        var utc = At("03/07/2026 16:00");

        HourExact.Due(utc.ToOffset(TimeSpan.FromHours(-8)), Duration.Hours(24)).ShouldBe(HourExact.Due(utc, Duration.Hours(24)));
        HourExact.Due(utc, Duration.Hours(24)).Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Civil_time_is_what_the_zone_database_says_for_every_year_covered()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

        for (var at = CivilTime.At(new DateOnly(HolidayTable.FirstYear, 1, 1)); at < CivilTime.At(new DateOnly(HolidayTable.LastYear, 12, 31)); at = at.AddDays(1))
        {
            zone.GetUtcOffset(at).ShouldBe(CivilTime.Offset);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_missing_or_absurd_duration_is_refused_instead_of_guessed(int amount) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Duration.Hours(amount));

    [Theory]
    [InlineData("31/12/2011 09:00")]
    [InlineData("31/12/2035 16:00")]
    public void Counting_outside_the_covered_years_throws_instead_of_guessing(string received)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => HourExact.Due(At(received), Duration.Hours(16)));
        Should.Throw<ArgumentOutOfRangeException>(() => EndOfDay.Due(At(received), Duration.Days(16)));
        Should.Throw<ArgumentOutOfRangeException>(() => EndOfDay.Due(At(received), Duration.CalendarDays(16)));
    }

    [Fact]
    public void A_desk_that_works_on_Saturday_morning_counts_it()
    {
        var desk = WorkingCalendar.For(WorkingWeek.OfficeAndSaturdayMorning, DueConvention.HourExact);

        Text(desk.Due(At("03/07/2026 16:00"), Duration.Hours(4))).ShouldBe("04/07/2026 10:30");
        Text(desk.Due(At("04/07/2026 11:00"), Duration.Hours(1))).ShouldBe("06/07/2026 08:00");
    }

    [Fact]
    public void A_half_day_off_leaves_the_other_half()
    {
        var table = HolidayTable.Vietnam.With(new Holiday(Day("01/07/2026"), DayKind.Off, "Mất điện", "Power cut", "Thông báo", DayPart.Afternoon));
        var calendar = WorkingCalendar.For(WorkingWeek.Office, DueConvention.HourExact, table);

        Text(calendar.Due(At("01/07/2026 10:30"), Duration.Hours(2))).ShouldBe("02/07/2026 08:30");
        calendar.IsWorkingDay(Day("01/07/2026")).ShouldBeTrue();
    }
}
