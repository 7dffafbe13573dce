using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Lists;
using EGov.Benchmarks.Platform;
using Npgsql;

namespace EGov.Benchmarks.Reports;

/// <summary>
/// What a reporter of the whole province waits for when a year brought a million dossiers: every report there is with every choice of lines, beside the
/// plain count of the same year's rows, and the register of a desk as a spreadsheet.
/// </summary>
internal static class ReportsBenchmark
{
    private const int Total = 1_000_000;
    private const int Requests = 40;
    private const int WarmUp = 3;
    private const double TableTarget = 500;

    private static readonly DateTime FirstDay = new(2025, 1, 1, 17, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = new(2025, 12, 31, 2, 0, 0, DateTimeKind.Utc);

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var total = args is ["--dossiers", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Total;
        await using var platform = await TestPlatform.StartAsync(Console.WriteLine, ct);
        await using var database = NpgsqlDataSource.Create(platform.ConnectionString("dossiers"));
        await FillAsync(database, total, ct);

        var tables = await TablesAsync(platform, database, ct);
        Console.WriteLine();
        Console.WriteLine($"{"a year's table, one request at a time",-58} {"asked",6} {"p50 ms",9} {"p95 ms",9} {"p95 <",9} {"held",5} {"/ floor",8}");
        foreach (var (latencies, floor) in tables)
        {
            Console.WriteLine(floor is null ? latencies.Line : string.Create(CultureInfo.InvariantCulture, $"{latencies.Line} {latencies.P50 / floor.P50,8:0.0}"));
        }

        var isExported = await ExportBenchmark.RunAsync(() => ReporterAsync(platform, ct), database, Now, ct);
        return isExported && tables.All(table => table.Latencies.IsReached) ? 0 : 1;
    }

    private static async Task FillAsync(NpgsqlDataSource database, int total, CancellationToken ct)
    {
        Province province;
        await using (var db = await database.OpenConnectionAsync(ct))
        {
            await SampleCatalogue.WaitForAgenciesAsync(db, ct);
            province = await Province.CompleteAsync(db, ct);
        }

        var procedures = await SampleCatalogue.InsertAsync(database, ct);
        var watch = Stopwatch.StartNew();
        var rows = await new DossierLoad(database).RunAsync(
            new DossierRows(province, procedures, FirstDay, Now, total).All(), done => Console.WriteLine($"loaded {done:N0} of {total:N0} dossiers"), ct);
        rows += await SideFacts.AddAsync(database, ct);
        // The sample reporter is a district's: for this run its post reaches what the province's would.
        await using var reach = database.CreateCommand("""
            insert into agency_reach(ancestor_id, agency_id) select d.id, a.id from agency d, agency a where d.code = 'H02.30' on conflict do nothing
            """);
        await reach.ExecuteNonQueryAsync(ct);
        Console.WriteLine($"{total:N0} dossiers, {rows:N0} rows in {watch.Elapsed.TotalSeconds:N0} s, indexes included");
    }

    private static async Task<IReadOnlyList<(Latencies Latencies, Latencies? Floor)>> TablesAsync(TestPlatform platform, NpgsqlDataSource database, CancellationToken ct)
    {
        var parts = await FloorAsync(database, "participation", "arrived_day <= '2025-12-31'", ct);
        var turns = await FloorAsync(database, "holding", "state in (2, 4, 5, 6, 8)", ct);
        var measured = new List<(Latencies, Latencies?)> { (parts, null), (turns, null) };
        foreach (var (report, by) in await AskedReports.AllAsync(() => ReporterAsync(platform, ct), ct))
        {
            // A token lives for minutes, and so does a run: each table is asked for by somebody who has just signed in.
            using var reporter = await ReporterAsync(platform, ct);
            var latencies = await Latencies.MeasureAsync(
                $"{report} by {by ?? "-"}", Requests, TableTarget,
                _ => AskedReports.ReadAsync(reporter, $"/v1/reports/{report}/table?from=2025-01-01&to=2025-12-31{(by is null ? "" : $"&by={by}")}", ct), WarmUp);
            Console.WriteLine(latencies.Line);
            measured.Add((latencies, by is "Official" or "Office" ? turns : parts));
        }

        return measured;
    }

    /// <summary>The floor: the year's rows counted by the same index, with nothing asked of them.</summary>
    private static Task<Latencies> FloorAsync(NpgsqlDataSource database, string table, string rows, CancellationToken ct) => Latencies.MeasureAsync(
        $"plain count of {table} (floor)", Requests, double.PositiveInfinity,
        async _ =>
        {
            await using var count = database.CreateCommand(
                $"select count(*) from {table} where agency_id = any((select array_agg(id) from agency)::uuid[]) and finished_day >= '2025-01-01' and {rows}");
            await count.ExecuteScalarAsync(ct);
        },
        WarmUp);

    private static Task<HttpClient> ReporterAsync(TestPlatform platform, CancellationToken ct) =>
        SignedIn.AsAsync(platform.Organization.Address, platform.Dossiers.Address, "thongke", "YenThe@2015", Now, ct);
}
