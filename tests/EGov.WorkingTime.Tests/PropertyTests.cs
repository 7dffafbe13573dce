using Shouldly;
using Xunit;

namespace EGov.WorkingTime.Tests;

public sealed class PropertyTests
{
    private const int Cases = 10_000;
    private const int Seed = 20_151_210;

    private static readonly RandomCalendars.Pair[] Calendars = RandomCalendars.Make(50, Seed);

    [Fact]
    public void Ten_thousand_random_terms_end_where_a_walk_over_every_minute_ends()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Cases; i++)
        {
            Check(Calendars[i % Calendars.Length], random);
        }
    }

    [Fact]
    public void Sixteen_threads_with_fifty_calendars_never_mix_them()
    {
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, thread =>
        {
            var random = new Random(Seed + thread);
            for (var i = 0; i < 1_000; i++)
            {
                Check(Calendars[random.Next(Calendars.Length)], random);
            }
        });
    }

    [Fact]
    public void Calendars_made_at_the_same_time_for_fifty_weeks_keep_their_own_sessions()
    {
        var weeks = Enumerable.Range(0, 50).Select(i => WorkingWeek.Parse($"Mon-Fri 07:{i:00}-11:30 13:00-17:00")).ToList();

        Parallel.For(0, 16 * 50, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var week = WorkingWeek.Parse(weeks[i % 50].ToString());
            var calendar = WorkingCalendar.For(week, DueConvention.HourExact);
            calendar.WorkingMinutes(Vietnam.At("01/07/2026 00:00"), Vietnam.At("02/07/2026 00:00")).ShouldBe(510 - (i % 50));
        });
    }

    [Fact]
    public void Working_minutes_of_any_split_add_up_to_the_whole()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Cases; i++)
        {
            var calendar = Calendars[i % Calendars.Length].HourExact;
            var marks = Enumerable.Range(0, 6).Select(_ => Vietnam.At("01/01/2026 00:00").AddSeconds(random.Next(300 * 86_400))).Order().ToList();

            marks.Zip(marks.Skip(1), calendar.WorkingMinutes).Sum().ShouldBe(calendar.WorkingMinutes(marks[0], marks[^1]));
        }
    }

    private static void Check(RandomCalendars.Pair pair, Random random)
    {
        var received = MinuteByMinute.First.AddMinutes(random.Next(300 * 1440));
        var at = new DateTimeOffset(received, CivilTime.Offset);
        var amount = random.Next(1, 12);
        var hours = Duration.Hours(random.Next(1, 60));

        Civil(pair.HourExact.Due(at, hours)).ShouldBe(pair.Oracle.AddMinutes(received, hours.Amount * 60));
        Civil(pair.HourExact.Due(at, Duration.Days(amount))).ShouldBe(pair.Oracle.AddMinutes(received, amount * 480));
        Civil(pair.EndOfDay.Due(at, Duration.Days(amount))).ShouldBe(pair.Oracle.EndOfDays(received, amount));
        Civil(pair.EndOfDay.Due(at, Duration.CalendarDays(amount))).ShouldBe(pair.Oracle.EndOfCalendarDays(received, amount));
        Civil(pair.HourExact.Normalize(at)).ShouldBe(pair.Oracle.AddMinutes(received, 0));

        var later = received.AddMinutes(random.Next(20 * 1440));
        pair.HourExact.WorkingMinutes(at, new DateTimeOffset(later, CivilTime.Offset)).ShouldBe(pair.Oracle.Count(received, later));

        CheckPaused(pair, random, received, amount);
    }

    private static void CheckPaused(RandomCalendars.Pair pair, Random random, DateTime received, int days)
    {
        var from = received.AddMinutes(random.Next(3 * 1440));
        var to = from.AddMinutes(random.Next(5 * 1440));
        var at = new DateTimeOffset(received, CivilTime.Offset);
        Pause pause = new(new DateTimeOffset(from, CivilTime.Offset), new DateTimeOffset(to, CivilTime.Offset), random.Next(2) == 0 ? PausePolicy.Restart : PausePolicy.Extend);
        var restart = pause.Policy == PausePolicy.Restart;
        var added = restart ? 0 : pair.Oracle.Count(from, to);
        var start = restart ? to : received;

        var exact = pair.HourExact.Due(at, Duration.Days(days), [pause]);
        Civil(exact).ShouldBe(pair.Oracle.AddMinutes(start, (days * 480) + added));

        var byDay = pair.EndOfDay.Due(at, Duration.Days(days), [pause]);
        var end = pair.Oracle.EndOfDays(start, days);
        Civil(byDay).ShouldBe(added == 0 ? end : pair.Oracle.Closing(pair.Oracle.AddMinutes(end, added).AddMinutes(-1).Date)!.Value);

        Explains(pair.HourExact, at, Duration.Days(days), pause, exact);
        Explains(pair.EndOfDay, at, Duration.Days(days), pause, byDay);
        Explains(pair.EndOfDay, at, Duration.CalendarDays(days), pause, pair.EndOfDay.Due(at, Duration.CalendarDays(days), [pause]));
    }

    private static void Explains(WorkingCalendar calendar, DateTimeOffset received, Duration duration, Pause pause, DateTimeOffset due)
    {
        var explained = calendar.Explain(received, duration, [pause]);

        explained.DueAt.ShouldBe(due);
        explained.Steps[^1].Kind.ShouldBe(ExplanationKind.Due);
        explained.Steps.Where(step => step.Kind == ExplanationKind.Counted).Sum(step => step.Minutes).ShouldBe(explained.Steps[^1].TotalMinutes);
    }

    private static DateTime Civil(DateTimeOffset instant) => instant.ToOffset(CivilTime.Offset).DateTime;
}
