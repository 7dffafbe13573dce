using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace EGov.Benchmarks.Reports;

/// <summary>The register of one desk, ten thousand lines of it, asked for as a spreadsheet, watched while it is made, and fetched.</summary>
internal static class ExportBenchmark
{
    private const int Lines = 10_000;
    private const int Exports = 5;
    private const double Target = 5;

    internal static async Task<bool> RunAsync(Func<Task<HttpClient>> signIn, NpgsqlDataSource database, DateTime now, CancellationToken ct)
    {
        var (until, rows) = await PeriodAsync(database, ct);
        var slowest = 0.0;
        for (var number = 0; number < Exports; number++)
        {
            using var reporter = await signIn();
            var started = Stopwatch.GetTimestamp();
            var (percents, bytes) = await ExportAsync(reporter, until, now, ct);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            slowest = Math.Max(slowest, seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"register of {rows:N0} lines as XLSX: {seconds:0.00} s from asking to the last of {bytes:N0} bytes; percent seen: {string.Join(' ', percents)}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest {slowest:0.00} s, limit {Target:0} s: {(slowest < Target ? "held" : "NOT held")}"));
        return slowest < Target;
    }

    /// <summary>The day on which the desk of Yên Thế had received its ten thousandth of the year, and how many until its end.</summary>
    private static async Task<(DateOnly Until, long Rows)> PeriodAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            with book as (select p.arrived_day from participation p join agency a on a.id = p.agency_id where a.code = 'H02.30' and p.is_receiver and p.arrived_day >= '2025-01-01')
            select until, (select count(*) from book where arrived_day <= until)
            from (select max(arrived_day) as until from (select arrived_day from book order by arrived_day limit $1) first) last
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = Lines });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (await reader.GetFieldValueAsync<DateOnly>(0, ct), reader.GetInt64(1));
    }

    private static async Task<(IReadOnlyList<int> Percents, long Bytes)> ExportAsync(HttpClient reporter, DateOnly until, DateTime now, CancellationToken ct)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/v1/reports/exports")
        {
            Content = JsonContent.Create(new { report = "register", format = "Xlsx", question = new { from = "2025-01-01", to = until, asOf = DateOnly.FromDateTime(now) } }),
        };
        asking.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var asked = await reporter.SendAsync(asking, ct);
        var address = asked.Headers.Location ?? throw new InvalidOperationException($"The export was not taken: {await asked.Content.ReadAsStringAsync(ct)}");
        var percents = new SortedSet<int>();
        while (true)
        {
            using var state = JsonDocument.Parse(await AskedReports.ReadAsync(reporter, address.ToString(), ct));
            if (state.RootElement.GetProperty("percent") is { ValueKind: JsonValueKind.Number } percent)
            {
                percents.Add(percent.GetInt32());
            }

            switch (state.RootElement.GetProperty("state").GetString())
            {
                case "Done":
                    return ([.. percents], (await AskedReports.ReadAsync(reporter, $"{address}/file", ct)).LongLength);
                case "Failed":
                    throw new InvalidOperationException($"The export failed: {state.RootElement}");
                default:
                    await Task.Delay(20, ct);
                    break;
            }
        }
    }
}
