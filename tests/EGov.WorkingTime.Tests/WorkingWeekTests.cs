using Shouldly;
using Xunit;

namespace EGov.WorkingTime.Tests;

public sealed class WorkingWeekTests
{
    [Theory]
    [InlineData("Mon-Fri 07:30-11:30 13:00-17:00")]
    [InlineData("Mon-Fri 07:30-11:30 13:00-17:00; Sat 07:30-11:30")]
    [InlineData("Tue 08:00-12:00; Thu-Sat 08:00-12:00 12:00-13:00; Sun 09:00-10:00")]
    public void A_week_is_written_as_it_is_read(string text)
    {
        WorkingWeek.Parse(text).ToString().ShouldBe(text);
        WorkingWeek.Parse(text).ShouldBe(WorkingWeek.Parse(text));
    }

    [Fact]
    public void The_same_week_written_differently_is_the_same_week() =>
        WorkingWeek.Parse("Sat 07:30-11:30; Mon 07:30-11:30 13:00-17:00; Tue-Fri 07:30-11:30 13:00-17:00").ShouldBe(WorkingWeek.OfficeAndSaturdayMorning);

    [Theory]
    [InlineData("")]
    [InlineData("Mon")]
    [InlineData("Mon 11:30-07:30")]
    [InlineData("Mon 07:30-11:30 11:00-17:00")]
    [InlineData("Mon 13:00-17:00 07:30-11:30")]
    [InlineData("Monday 07:30-11:30")]
    [InlineData("Mon-Tue-Fri 07:30-11:30")]
    [InlineData("Mon-Fri 07:30-11:30; Fri 13:00-17:00")]
    [InlineData("Mon 7:30-11:30")]
    public void A_week_that_makes_no_sense_is_refused(string text)
    {
        WorkingWeek.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => WorkingWeek.Parse(text));
    }
}
