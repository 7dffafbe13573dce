using Shouldly;
using Xunit;
using static EGov.WorkingTime.Tests.Vietnam;

namespace EGov.WorkingTime.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void Every_day_on_the_way_is_told_with_its_reason_and_source()
    {
        var explained = HourExact.Explain(At("13/02/2026 14:00"), Duration.Hours(24));

        explained.Steps.Select(step => step.Vietnamese).ShouldBe(
        [
            "Tiếp nhận lúc 14:00 13/02/2026; thời hạn 24 giờ làm việc.",
            "Thứ Sáu 13/02/2026: 14:00-17:00 được 180 phút.",
            "Thứ Bảy 14/02/2026: nghỉ (ngày nghỉ hằng tuần).",
            "Chủ nhật 15/02/2026: nghỉ (ngày nghỉ hằng tuần).",
            "Thứ Hai 16/02/2026: nghỉ (Tết Âm lịch).",
            "Thứ Ba 17/02/2026: nghỉ (Tết Âm lịch).",
            "Thứ Tư 18/02/2026: nghỉ (Tết Âm lịch).",
            "Thứ Năm 19/02/2026: nghỉ (Tết Âm lịch).",
            "Thứ Sáu 20/02/2026: nghỉ (Tết Âm lịch).",
            "Thứ Bảy 21/02/2026: nghỉ (ngày nghỉ hằng tuần).",
            "Chủ nhật 22/02/2026: nghỉ (ngày nghỉ hằng tuần).",
            "Thứ Hai 23/02/2026: 07:30-17:00 được 480 phút.",
            "Thứ Ba 24/02/2026: 07:30-17:00 được 480 phút.",
            "Thứ Tư 25/02/2026: 07:30-14:00 được 300 phút.",
            "Hẹn trả lúc 14:00 25/02/2026.",
        ]);
        explained.Steps.Single(step => step.Date == Day("17/02/2026")).Source.ShouldBe("Bộ luật Lao động 2019, điều 112");
        explained.Steps[^1].TotalMinutes.ShouldBe(24 * 60);
    }

    [Fact]
    public void A_make_up_day_and_a_late_reception_are_told_in_English_too()
    {
        var explained = EndOfDay.Explain(At("20/08/2026 18:00"), Duration.Days(1));

        explained.Steps.Select(step => step.English).ShouldBe(
        [
            "Received at 18:00 20/08/2026; the term is 1 working day.",
            "Outside working time: counted from 07:30 21/08/2026.",
            "Sat 22/08/2026: working day 1 (Make-up day for 31/08/2026).",
            "Due at 17:00 22/08/2026.",
        ]);
    }
}
