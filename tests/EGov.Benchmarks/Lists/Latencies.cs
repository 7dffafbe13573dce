using System.Diagnostics;
using System.Globalization;

namespace EGov.Benchmarks.Lists;

/// <summary>How long one kind of request takes, one after another on a warm service.</summary>
internal sealed record Latencies(string What, int Requests, double P50, double P95, double Target)
{
    private const int WarmUp = 20;

    internal bool IsReached => P95 < Target;

    internal static async Task<Latencies> MeasureAsync(string what, int requests, double target, Func<int, Task> request, int warmUp = WarmUp)
    {
        for (var number = 0; number < warmUp; number++)
        {
            await request(number);
        }

        var taken = new double[requests];
        for (var number = 0; number < requests; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await request(warmUp + number);
            taken[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(taken);
        return new Latencies(what, requests, taken[requests / 2], taken[(requests * 95) / 100], target);
    }

    internal string Line => string.Create(
        CultureInfo.InvariantCulture, $"{What,-58} {Requests,6} {P50,9:0.0} {P95,9:0.0} {Target,9:0} {(IsReached ? "yes" : "NO"),5}");
}
