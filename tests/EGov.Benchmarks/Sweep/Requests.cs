using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Intake;

namespace EGov.Benchmarks.Sweep;

/// <summary>One kind of request, alone and beside sweeps that never end.</summary>
internal sealed record Slowdown(string What, Percentiles Alone, Percentiles Swept)
{
    internal double Ratio => Swept.P95 / Alone.P95;

    internal string Line => string.Create(
        CultureInfo.InvariantCulture, $"{What,-58} {Alone.P50,9:0.0} {Alone.P95,9:0.0} {Swept.P50,9:0.0} {Swept.P95,9:0.0} {Ratio,9:0.00}");
}

/// <summary>What a clerk and the desks wait for. Turns alone and turns beside sweeps alternate, so that what else the machine does meets both.</summary>
internal sealed class Requests(HttpClient clerk, ReceptionLoad load, Sweeps sweeps)
{
    private const int Turns = 5;
    private const int Lists = 300;
    private const int Receptions = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    internal async Task<IReadOnlyList<Slowdown>> MeasureAsync(CancellationToken ct)
    {
        var lists = new Samples();
        var receptions = new Samples();
        // The first turn only warms up.
        await TurnAsync(ct);
        for (var turn = 1; turn <= Turns; turn++)
        {
            Console.WriteLine($"requests: turn {turn} of {Turns}");
            var alone = await TurnAsync(ct);
            var swept = await sweeps.WhileAsync(() => TurnAsync(ct), ct);
            lists.Add(alone.Lists, swept.Lists);
            receptions.Add(alone.Receptions, swept.Receptions);
        }

        return [lists.Compare("the clerk's office list"), receptions.Compare("receptions, two desks at a time")];
    }

    private async Task<(IReadOnlyCollection<double> Lists, IReadOnlyCollection<double> Receptions)> TurnAsync(CancellationToken ct)
    {
        var lists = new List<double>(Lists);
        for (var number = 0; number < Lists; number++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await clerk.GetAsync(new Uri("/v1/worklists/my-office?limit=50", UriKind.Relative), ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            lists.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"The list was refused: {(int)answer.StatusCode} {body}");
            }
        }

        return (lists, (await load.RunAsync(Receptions, 2, Pause, ct)).Taken);
    }

    private sealed class Samples
    {
        private readonly List<double> _alone = [];
        private readonly List<double> _swept = [];

        internal void Add(IEnumerable<double> alone, IEnumerable<double> swept)
        {
            _alone.AddRange(alone);
            _swept.AddRange(swept);
        }

        internal Slowdown Compare(string what) => new(what, Percentiles.Of(_alone), Percentiles.Of(_swept));
    }
}
