using EGov.Gateway.Limits;

namespace EGov.Gateway.Tests.Slices.Limits;

public sealed class LimiterTests
{
    [Fact]
    public void Over_time_exactly_the_rate_passes()
    {
        var clock = new ManualClock();
        using var limiter = new Limiter(clock, 10);
        var passed = 0;

        for (var millisecond = 0; millisecond < 10_000; millisecond++)
        {
            passed += limiter.TryTake("a", new Rate(50, 20), out _) ? 1 : 0;
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        passed.ShouldBeInRange(20 + 499, 20 + 500);
    }

    [Fact]
    public void After_the_time_it_names_a_request_passes_and_not_before()
    {
        var clock = new ManualClock();
        using var limiter = new Limiter(clock, 10);
        var rate = new Rate(0.5, 1);
        limiter.TryTake("a", rate, out _).ShouldBeTrue();
        limiter.TryTake("a", rate, out var retryAfter).ShouldBeFalse();

        clock.Advance(retryAfter - TimeSpan.FromMilliseconds(1));
        limiter.TryTake("a", rate, out _).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(2));

        limiter.TryTake("a", rate, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_flood_of_callers_fills_no_memory_and_shares_one_allowance()
    {
        var clock = new ManualClock();
        using var limiter = new Limiter(clock, 100);
        var rate = new Rate(1, 5);

        var passed = Enumerable.Range(0, 100_000).Count(i => limiter.TryTake($"caller {i}", rate, out _));

        limiter.Count.ShouldBe(100);
        passed.ShouldBe(100 + 5);
    }

    [Fact]
    public void A_caller_who_was_quiet_long_enough_is_forgotten()
    {
        var clock = new ManualClock();
        using var limiter = new Limiter(clock, 100);
        limiter.TryTake("quiet", new Rate(1, 5), out _);
        limiter.TryTake("busy", new Rate(0.001, 5), out _);

        clock.Advance(TimeSpan.FromSeconds(11));

        limiter.Count.ShouldBe(1);
        Enumerable.Range(0, 1000).Count(i => limiter.TryTake($"caller {i}", new Rate(1, 1), out _)).ShouldBe(99 + 1);
    }

    [Fact]
    public async Task Many_threads_together_take_exactly_the_burst()
    {
        using var limiter = new Limiter(new ManualClock(), 10);
        var rate = new Rate(1, 1000);

        var passed = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            Enumerable.Range(0, 1000).Count(request => limiter.TryTake("a", rate, out _)))));

        passed.Sum().ShouldBe(1000);
    }

    private sealed class ManualClock : TimeProvider
    {
        private readonly List<ManualTimer> _timers = [];
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new ManualTimer(() => callback(state), period.Ticks, _ticks + dueTime.Ticks);
            _timers.Add(timer);
            return timer;
        }

        internal void Advance(TimeSpan time)
        {
            _ticks += time.Ticks;
            _timers.ForEach(timer => timer.RunDue(_ticks));
        }
    }

    private sealed class ManualTimer(Action callback, long period, long due) : ITimer
    {
        private long _due = due;

        internal void RunDue(long now)
        {
            for (; _due <= now; _due += period)
            {
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
