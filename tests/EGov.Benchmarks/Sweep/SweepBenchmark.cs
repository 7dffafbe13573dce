using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Intake;
using EGov.Benchmarks.Lists;
using EGov.Benchmarks.Platform;
using Npgsql;

namespace EGov.Benchmarks.Sweep;

/// <summary>How long the deadline sweep looks at a million open dossiers, and what those who work meanwhile notice of it.</summary>
internal static class SweepBenchmark
{
    private const int Total = 1_000_000;
    private const double SweepTarget = 30;
    private const double SlowdownTarget = 1.2;

    /// <summary>The same clock as the desks'.</summary>
    private static readonly DateTime Now = DateTime.Parse(Desk.Clock, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var total = args is ["--dossiers", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Total;
        await using var platform = await TestPlatform.StartAsync(Console.WriteLine, ct);
        await using var database = NpgsqlDataSource.Create(platform.ConnectionString("dossiers"));
        var province = await LoadAsync(database, total, ct);
        SweepRun first;
        var again = new List<SweepRun>();
        double floor;
        using (var sweeps = new Sweeps(await SignInAsync(platform, "quantri", "BacGiang@2015", ct), database))
        {
            // Nothing but the sweeps that are asked for.
            await sweeps.HoldAsync(ct);
            floor = await sweeps.FloorAsync(ct);
            first = await sweeps.RunAsync(ct);
            Console.WriteLine($"first sweep: {first.Said}");
            await sweeps.SettleAsync(ct);
            for (var round = 0; round < 3; round++)
            {
                again.Add(await sweeps.RunAsync(ct));
            }
        }

        // Signed in again: what was before takes longer than a token lives.
        using var beside = new Sweeps(await SignInAsync(platform, "quantri", "BacGiang@2015", ct), database);
        using var clerk = await SignInAsync(platform, "motcua", "YenThe@2015", ct);
        using var load = new ReceptionLoad(new Uri(platform.Dossiers.Address, "v1/dossiers"), await Desk.OpenAllAsync(platform, ct, province.Districts[0].Communes));
        var requests = await new Requests(clerk, load, beside).MeasureAsync(ct);
        return Print(total, floor, first, again, requests, beside.Whiles);
    }

    private static Task<HttpClient> SignInAsync(TestPlatform platform, string account, string password, CancellationToken ct) =>
        SignedIn.AsAsync(platform.Organization.Address, platform.Dossiers.Address, account, password, Now, ct);

    private static async Task<Province> LoadAsync(NpgsqlDataSource database, int total, CancellationToken ct)
    {
        Province province;
        await using (var db = await database.OpenConnectionAsync(ct))
        {
            await SampleCatalogue.WaitForAgenciesAsync(db, ct);
            province = await Province.CompleteAsync(db, ct);
        }

        var watch = Stopwatch.StartNew();
        var rows = await new DossierLoad(database).RunAsync(
            new OpenDossierRows(province, await SampleCatalogue.InsertAsync(database, ct), Now, total).All(),
            done => Console.WriteLine($"loaded {done:N0} of {total:N0} open dossiers"), ct);
        Console.WriteLine($"{total:N0} open dossiers, {rows:N0} rows in {watch.Elapsed.TotalSeconds:N0} s, indexes included");
        return province;
    }

    private static int Print(int total, double floor, SweepRun first, List<SweepRun> again, IReadOnlyList<Slowdown> requests, IReadOnlyList<SweepRun> whiles)
    {
        var slowest = again.MaxBy(r => r.Seconds)!;
        var busiest = whiles.MaxBy(r => r.Seconds)!;
        Console.WriteLine();
        Console.WriteLine($"{$"sweeps over {total:N0} open dossiers",-58} {"seconds",9} {"of floor",9} {"found",9}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"floor: one statement that reads each with its holder",-58} {floor,9:0.00} {1,9:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"the first, with everything to tell",-58} {first.Seconds,9:0.00} {first.Seconds / floor,9:0.0} {first.Found,9:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"the next, with nothing new (slowest of three)",-58} {slowest.Seconds,9:0.00} {slowest.Seconds / floor,9:0.0} {slowest.Found,9:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"back to back beside requests (slowest of {whiles.Count})",-58} {busiest.Seconds,9:0.00} {busiest.Seconds / floor,9:0.0} {busiest.Found,9:N0}"));
        Console.WriteLine();
        Console.WriteLine($"{"requests",-58} {"alone p50",9} {"p95 ms",9} {"swept p50",9} {"p95 ms",9} {"ratio",9}");
        foreach (var slowdown in requests)
        {
            Console.WriteLine(slowdown.Line);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"to reach: a sweep under {SweepTarget:0} s, requests at p95 no slower than {SlowdownTarget:0.00} times, nothing told twice, no agency failed"));
        var told = slowest.Found == 0 && again.Concat(whiles).Append(first).All(r => r.Failures == 0);
        return told && first.Seconds < SweepTarget && slowest.Seconds < SweepTarget && busiest.Seconds < SweepTarget && requests.All(r => r.Ratio <= SlowdownTarget) ? 0 : 1;
    }
}
