using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>
/// Walks a term day by day and says what each day did. It counts on its own, without the positions that <see cref="WorkingCalendar"/>
/// calculates with; the tests hold the two against each other.
/// </summary>
internal sealed class Explainer(WorkingCalendar calendar, Duration duration)
{
    private readonly ImmutableArray<ExplanationStep>.Builder _steps = ImmutableArray.CreateBuilder<ExplanationStep>();
    private readonly DayTable _days = calendar.Days;
    private int _total;

    internal DueExplanation Explain(DateTimeOffset receivedAt, ReadOnlySpan<Pause> pauses)
    {
        var course = PausedCourse.Of(calendar, receivedAt, pauses);
        var received = WorkingCalendar.Minute(receivedAt);
        Say(ExplanationKind.Received, received, $"Tiếp nhận lúc {Words.Time(received)}; thời hạn {duration.Vietnamese}.", $"Received at {Words.Time(received)}; the term is {duration.English}.");
        foreach (var pause in pauses)
        {
            Say(pause);
        }

        var end = Walk(course.Start);
        foreach (var minutes in course.Extensions.Where(m => m > 0))
        {
            end = Count(end, minutes);
            end = calendar.EndsWithDay(duration) ? CloseOf(DayTable.DayOf(end)) : end;
        }

        Say(ExplanationKind.Due, end, $"Hẹn trả lúc {Words.Time(end)}.", $"Due at {Words.Time(end)}.");
        return new DueExplanation(WorkingCalendar.Instant(end), pauses is [.., { To: null }], _steps.ToImmutable());
    }

    private void Say(Pause pause)
    {
        var from = WorkingCalendar.Minute(pause.From);
        if (pause.To is not { } resumed)
        {
            Say(ExplanationKind.Paused, from, $"Tạm dừng từ {Words.Time(from)}, chưa tiếp tục.", $"Paused since {Words.Time(from)}.");
            return;
        }

        var to = WorkingCalendar.Minute(resumed);
        if (pause.Policy == PausePolicy.Restart)
        {
            Say(ExplanationKind.Restarted, to, $"Tạm dừng từ {Words.Time(from)}; thời hạn tính lại từ đầu từ {Words.Time(to)}.", $"Paused from {Words.Time(from)}; the term starts again at {Words.Time(to)}.");
            return;
        }

        var minutes = calendar.WorkingMinutes(pause.From, resumed);
        Say(ExplanationKind.Extended, to, $"Tạm dừng từ {Words.Time(from)} đến {Words.Time(to)}: cộng thêm {minutes} phút làm việc.", $"Paused from {Words.Time(from)} to {Words.Time(to)}: {minutes} working minutes are added.", minutes);
    }

    private long Walk(long start)
    {
        if (duration.Unit == DurationUnit.CalendarDays)
        {
            return WalkCalendarDays(start);
        }

        var begin = _days.Normalize(start);
        if (begin != start)
        {
            Say(ExplanationKind.Moved, begin, $"Ngoài giờ làm việc: tính từ {Words.Time(begin)}.", $"Outside working time: counted from {Words.Time(begin)}.");
        }

        return calendar.EndsWithDay(duration)
            ? WalkWorkingDays(DayTable.DayOf(begin))
            : Count(begin, duration.Amount * 60 * (duration.Unit == DurationUnit.WorkingDays ? Duration.HoursPerDay : 1));
    }

    private long WalkWorkingDays(DateOnly reception)
    {
        var day = reception;
        for (var counted = 0; counted < duration.Amount;)
        {
            day = day.AddDays(1);
            if (SayIfOff(day))
            {
                continue;
            }

            counted++;
            SayCounted(day, $"{Words.Day(day)}: ngày làm việc thứ {counted}", $"{Words.EnglishDay(day)}: working day {counted}", _days.Minutes(day));
        }

        return CloseOf(day);
    }

    private long WalkCalendarDays(long start)
    {
        var day = DayTable.DayOf(start).AddDays(duration.Amount);
        Say(ExplanationKind.Counted, DayTable.MinuteAt(day, 0), $"Sau {duration.Vietnamese}: {Words.Day(day)}.", $"After {duration.English}: {Words.EnglishDay(day)}.");
        while (SayIfOff(day))
        {
            day = day.AddDays(1);
        }

        return CloseOf(day);
    }

    /// <summary>Consumes working minutes session by session, from a minute on.</summary>
    private long Count(long from, int minutes)
    {
        for (var day = DayTable.DayOf(from); ; day = day.AddDays(1))
        {
            if (SayIfOff(day))
            {
                continue;
            }

            int? first = null;
            var (last, counted) = (0, 0);
            foreach (var session in _days.Sessions(day))
            {
                var begin = (int)Math.Max(session.FromMinute, from - DayTable.MinuteAt(day, 0));
                var take = Math.Min(minutes, session.ToMinute - begin);
                if (take > 0)
                {
                    (first, last, counted, minutes) = (first ?? begin, begin + take, counted + take, minutes - take);
                }
            }

            if (first is { } opened)
            {
                var (opening, closing) = (Words.Clock(opened), Words.Clock(last));
                SayCounted(day, $"{Words.Day(day)}: {Words.Stretch(opening, closing)} được {counted} phút", $"{Words.EnglishDay(day)}: {Words.Stretch(opening, closing)} gives {counted} minutes", counted, opening, closing);
            }

            if (minutes == 0)
            {
                return DayTable.MinuteAt(day, last);
            }
        }
    }

    private bool SayIfOff(DateOnly day)
    {
        if (_days.IsWorking(day))
        {
            return false;
        }

        var holiday = _days.Entry(day);
        Add(new(ExplanationKind.DayOff, day, null, null, 0, _total, holiday?.Source,
            $"{Words.Day(day)}: nghỉ ({holiday?.Vietnamese ?? "ngày nghỉ hằng tuần"}).", $"{Words.EnglishDay(day)}: off ({holiday?.English ?? "weekly day off"})."));
        return true;
    }

    private void SayCounted(DateOnly day, string vietnamese, string english, int minutes, TimeOnly? from = null, TimeOnly? to = null)
    {
        _total += minutes;
        var entry = _days.Entry(day);
        var (vietnameseWhy, englishWhy) = entry is null ? ("", "") : ($" ({entry.Vietnamese})", $" ({entry.English})");
        Add(new(ExplanationKind.Counted, day, from, to, minutes, _total, entry?.Source, $"{vietnamese}{vietnameseWhy}.", $"{english}{englishWhy}."));
    }

    private void Say(ExplanationKind kind, long minute, string vietnamese, string english, int minutes = 0)
    {
        var at = CivilTime.TimeOf(WorkingCalendar.Instant(minute));
        Add(new(kind, DayTable.DayOf(minute), at, at, minutes, _total, null, vietnamese, english));
    }

    private void Add(ExplanationStep step) => _steps.Add(step);

    private long CloseOf(DateOnly day) => DayTable.MinuteAt(day, _days.Sessions(day)[^1].ToMinute);
}
