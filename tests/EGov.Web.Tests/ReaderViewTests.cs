using EGov.Web.Shell;
using EGov.Web.Ui;

namespace EGov.Web.Tests;

public sealed class ReaderViewTests
{
    [Theory]
    [InlineData("en", "dark", "compact", "en.dark.compact")]
    [InlineData("fr", "dark", "compact", "vi.dark.compact")]
    [InlineData(null, null, null, "vi.auto.comfortable")]
    [InlineData("<script>", "sepia", "x", "vi.auto.comfortable")]
    public void What_is_no_choice_changes_nothing(string? language, string? theme, string? density, string expected) =>
        ReaderView.Usual.With(language, theme, density).ToString().ShouldBe(expected);

    [Fact]
    public void Facts_are_written_the_Vietnamese_way()
    {
        Show.Time(new DateTimeOffset(2015, 1, 5, 18, 30, 0, TimeSpan.Zero)).ShouldBe("01:30 06/01/2015");
        Show.Money(1_234_567).ShouldBe("1.234.567 đ");
        Show.Percent(1, 3).ShouldBe("33,3 %");
        Show.Percent(0, 0).ShouldBe("–");
        Show.WorkingTime(2 * 480 + 65, "ngày", "giờ", "phút").ShouldBe("2 ngày 1 giờ 5 phút");
        Show.WorkingTime(0, "ngày", "giờ", "phút").ShouldBe("0 phút");
    }
}
