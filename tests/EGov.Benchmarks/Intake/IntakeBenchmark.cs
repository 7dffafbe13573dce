using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Lists;
using EGov.Benchmarks.Platform;
using Npgsql;

namespace EGov.Benchmarks.Intake;

/// <summary>How many dossiers a second can be received, beside what PostgreSQL alone does with their rows.</summary>
internal static class IntakeBenchmark
{
    private const int Receptions = 20_000;
    private const int AtATime = 32;
    private const int IdleReceptions = 200;
    private const double RatioTarget = 0.20;
    private const double RateTarget = 1_000;
    private const double IdleTarget = 20;
    private const double LoadTarget = 500;

    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(40);

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var count = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Receptions;
        await using var platform = await TestPlatform.StartAsync(Console.WriteLine, ct);
        await using (var database = NpgsqlDataSource.Create(platform.ConnectionString("dossiers")))
        {
            await using var db = await database.OpenConnectionAsync(ct);
            await SampleCatalogue.WaitForAgenciesAsync(db, ct);
            await SampleCatalogue.InsertAsync(database, ct);
        }

        var desks = await Desk.OpenAllAsync(platform, ct);
        Console.WriteLine($"{desks.Count} desks are signed in; warming up");
        var answered = new List<Guid>();
        await LoadAsync(platform.Dossiers.Address, desks, answered, count / 10, AtATime, ct);

        Console.WriteLine("the floor");
        await platform.CopyDossiersAsync("floor", ct);
        var floor = new Floor(platform.ConnectionString("floor"), answered[^1]);
        await floor.StatementByStatementAsync(ct);
        var statements = await floor.StatementByStatementAsync(ct);
        var oneTrip = await floor.InOneTripAsync(ct);

        await platform.StartDossiersAgainAsync(ct);
        await platform.StartGatewayAsync(ct);
        await using var subscriber = await Subscriber.StartAsync(platform.RabbitMq.Address.Uri(), ct);
        var listening = DateTime.UtcNow;
        Console.WriteLine("the dossiers service alone");
        await LoadAsync(platform.Dossiers.Address, desks, answered, count / 5, AtATime, ct);
        var alone = await LoadAsync(platform.Dossiers.Address, desks, answered, count, AtATime, ct);

        Console.WriteLine("through the gateway");
        var door = new Uri(platform.Gateway.Address, "/api/dossiers/");
        await LoadAsync(door, desks, answered, count / 5, AtATime, ct);
        await ArriveAsync(platform, subscriber, ct);
        var beforeIdle = DateTime.UtcNow;
        await LoadAsync(door, desks, answered, IdleReceptions, 1, ct, IdlePause);
        await ArriveAsync(platform, subscriber, ct);
        var beforeLoad = DateTime.UtcNow;
        var costs = ProcessCosts.Start();
        var through = await LoadAsync(door, desks, answered, count, AtATime, ct);
        var spent = costs.StopByProgram();
        await ArriveAsync(platform, subscriber, ct);

        var books = new Books(platform.ConnectionString("dossiers"));
        var written = await books.WrittenAsync(ct);
        var result = new IntakeResult(
            statements, oneTrip, alone, through,
            DelayOf(written, subscriber, beforeIdle, beforeLoad), DelayOf(written, subscriber, beforeLoad, DateTime.MaxValue),
            await books.CompareAsync(answered, ct),
            written.Count(e => e.Value >= listening && !subscriber.Arrivals.ContainsKey(e.Key)), subscriber.Deliveries - subscriber.Arrivals.Count, spent);
        return Print(result);
    }

    private static async Task<LoadResult> LoadAsync(Uri door, IReadOnlyList<Desk> desks, List<Guid> answered, int count, int atATime, CancellationToken ct, TimeSpan pause = default)
    {
        using var load = new ReceptionLoad(new Uri(door, "v1/dossiers"), desks);
        var result = await load.RunAsync(count, atATime, pause, ct);
        answered.AddRange(result.Received);
        return result;
    }

    /// <summary>Waits until the relay has sent everything and the subscriber has it.</summary>
    private static async Task ArriveAsync(TestPlatform platform, Subscriber subscriber, CancellationToken ct)
    {
        var books = new Books(platform.ConnectionString("dossiers"));
        var waiting = Stopwatch.StartNew();
        var written = (await books.WrittenAsync(ct)).Keys;
        for (var last = -1; last != subscriber.Arrivals.Count || (waiting.Elapsed < TimeSpan.FromSeconds(30) && subscriber.Arrivals.Count == 0);)
        {
            last = subscriber.Arrivals.Count;
            await Task.Delay(1000, ct);
        }

        Console.WriteLine($"{subscriber.Arrivals.Count:N0} of {written.Count:N0} receptions have reached the subscriber");
    }

    private static Percentiles DelayOf(Dictionary<Guid, DateTime> written, Subscriber subscriber, DateTime from, DateTime to) => Percentiles.Of(
        written.Where(e => e.Value >= from && e.Value < to && subscriber.Arrivals.ContainsKey(e.Key)).Select(e => (subscriber.Arrivals[e.Key] - e.Value).TotalMilliseconds));

    private static int Print(IntakeResult r)
    {
        Console.WriteLine();
        Console.WriteLine("receptions                                             a second   of floor    p50 ms    p95 ms    p99 ms");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor: the same rows by prepared statements             {r.Floor,8:N0} {1,10:0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all statements of a transaction in one trip          {r.OneTrip,8:N0} {r.OneTrip / r.Floor,10:0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the dossiers service alone                             {r.Alone.Rate,8:N0} {r.Alone.Rate / r.Floor,10:0.00} {r.Alone.Latency}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"through the gateway, relayed and consumed              {r.Through.Rate,8:N0} {r.Through.Rate / r.Floor,10:0.00} {r.Through.Latency}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  of the floor in one trip                                      {r.Through.Rate / r.OneTrip,10:0.00}"));
        Console.WriteLine($"commit to consumer, idle                                                  {r.Idle}");
        Console.WriteLine($"commit to consumer, under that load                                       {r.Loaded}");
        Console.WriteLine($"{r.Books.Lost} lost, {r.Books.Unasked} not asked for, {r.Books.Gaps} gaps in codes; events: {r.NotConsumed} not consumed, {r.Repeated} delivered again");
        Console.WriteLine("while through the gateway: " + string.Join("; ", r.Costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Program} {c.Cores:0.00} cores {c.Megabytes:N0} MB"))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"to reach: {RatioTarget:0.00} of the floor, {RateTarget:N0} a second, commit to consumer p50 idle < {IdleTarget} ms, p99 under load < {LoadTarget} ms"));
        var kept = r.Through.Rate >= RateTarget && r.Through.Rate / r.Floor >= RatioTarget && r.Idle.P50 < IdleTarget && r.Loaded.P99 < LoadTarget;
        return kept && r.Books == (0, 0, 0) && r.NotConsumed == 0 && r.Repeated == 0 ? 0 : 1;
    }

    private sealed record IntakeResult(
        double Floor, double OneTrip, LoadResult Alone, LoadResult Through, Percentiles Idle, Percentiles Loaded,
        (int Lost, int Unasked, int Gaps) Books, int NotConsumed, int Repeated, IReadOnlyList<(string Program, double Cores, double Megabytes)> Costs);
}
