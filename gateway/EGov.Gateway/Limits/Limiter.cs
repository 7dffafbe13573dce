using System.Collections.Concurrent;

namespace EGov.Gateway.Limits;

/// <summary>
/// Counts requests per caller with one number each: the instant at which the allowance would be full again
/// (generic cell rate algorithm). A caller whose instant has passed is forgotten, so memory follows who is busy, not who ever came.
/// </summary>
internal sealed class Limiter : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Allowance> _callers = new(StringComparer.Ordinal);
    private readonly Allowance _newcomers = new();
    private readonly TimeProvider _clock;
    private readonly int _mostCallers;
    private readonly ITimer _sweeping;
    private int _count;

    internal Limiter(TimeProvider clock, int mostCallers)
    {
        _clock = clock;
        _mostCallers = mostCallers;
        _sweeping = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>Callers remembered at the moment.</summary>
    internal int Count => _callers.Count;

    /// <summary>Takes one request off the caller's allowance; otherwise says when to come back.</summary>
    internal bool TryTake(string caller, Rate rate, out TimeSpan retryAfter)
    {
        var interval = (long)(_clock.TimestampFrequency / rate.PerSecond);
        var wait = Find(caller).Take(_clock, interval, interval * rate.Burst);
        retryAfter = TimeSpan.FromSeconds((double)wait / _clock.TimestampFrequency);
        return wait == 0;
    }

    /// <summary>Whether the caller's allowance is used up, without taking from it.</summary>
    internal bool IsUsedUp(string caller, Rate rate, out TimeSpan retryAfter)
    {
        var interval = (long)(_clock.TimestampFrequency / rate.PerSecond);
        var wait = _callers.TryGetValue(caller, out var known) ? known.Wait(_clock, interval * rate.Burst, interval) : 0;
        retryAfter = TimeSpan.FromSeconds((double)wait / _clock.TimestampFrequency);
        return wait > 0;
    }

    public void Dispose() => _sweeping.Dispose();

    private Allowance Find(string caller)
    {
        if (_callers.TryGetValue(caller, out var known))
        {
            return known;
        }

        // Callers beyond the bound share one allowance: a flood of invented addresses gets slower, not the machine fuller.
        if (Interlocked.Increment(ref _count) > _mostCallers)
        {
            Interlocked.Decrement(ref _count);
            return _newcomers;
        }

        var added = new Allowance();
        var found = _callers.GetOrAdd(caller, added);
        if (!ReferenceEquals(found, added))
        {
            Interlocked.Decrement(ref _count);
        }

        return found;
    }

    private void Sweep()
    {
        var now = _clock.GetTimestamp();
        foreach (var (caller, allowance) in _callers)
        {
            if (allowance.IsFull(now) && _callers.TryRemove(caller, out _))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }

    private sealed class Allowance
    {
        private long _fullAt;

        internal bool IsFull(long now) => Volatile.Read(ref _fullAt) <= now;

        internal long Wait(TimeProvider clock, long capacity, long interval)
        {
            var seen = Volatile.Read(ref _fullAt);
            var now = clock.GetTimestamp();
            return Math.Max(0, Math.Max(seen, now) + interval - now - capacity);
        }

        /// <summary>Zero when taken, otherwise the time until one is free.</summary>
        internal long Take(TimeProvider clock, long interval, long capacity)
        {
            while (true)
            {
                // In this order: a thread that is held up between the two would otherwise compare an old time with what others have taken since.
                var seen = Volatile.Read(ref _fullAt);
                var now = clock.GetTimestamp();
                var next = Math.Max(seen, now) + interval;
                if (next - now > capacity)
                {
                    return next - now - capacity;
                }

                if (Interlocked.CompareExchange(ref _fullAt, next, seen) == seen)
                {
                    return 0;
                }
            }
        }
    }
}
