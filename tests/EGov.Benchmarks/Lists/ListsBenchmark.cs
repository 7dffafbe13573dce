using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EGov.Benchmarks.Platform;
using Npgsql;

namespace EGov.Benchmarks.Lists;

/// <summary>What officials wait for when a million dossiers are there, each as the official with the least reach that would ask.</summary>
internal static class ListsBenchmark
{
    private const int Total = 1_000_000;
    private const double ListTarget = 50;
    private const double TableTarget = 300;

    private static readonly DateTime FirstDay = new(2021, 1, 4, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = new(2025, 12, 30, 2, 0, 0, DateTimeKind.Utc);

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var total = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Total;
        await using var platform = await TestPlatform.StartAsync(Console.WriteLine, ct);
        await using var database = NpgsqlDataSource.Create(platform.ConnectionString("dossiers"));
        var codes = await LoadAsync(database, total, ct);
        var measured = await MeasureAsync(platform, codes, ct);

        Console.WriteLine();
        Console.WriteLine($"{"one request at a time",-58} {"asked",6} {"p50 ms",9} {"p95 ms",9} {"p95 <",9} {"held",5}");
        foreach (var latencies in measured)
        {
            Console.WriteLine(latencies.Line);
        }

        return measured.All(latencies => latencies.IsReached) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> LoadAsync(NpgsqlDataSource database, int total, CancellationToken ct)
    {
        Province province;
        await using (var db = await database.OpenConnectionAsync(ct))
        {
            await SampleCatalogue.WaitForAgenciesAsync(db, ct);
            province = await Province.CompleteAsync(db, ct);
        }

        var procedures = await SampleCatalogue.InsertAsync(database, ct);
        var codes = new List<string>();
        var watch = Stopwatch.StartNew();
        var rows = await new DossierLoad(database).RunAsync(
            new DossierRows(province, procedures, FirstDay, Now, total).All().Select((row, index) =>
            {
                if (index % 997 == 0)
                {
                    codes.Add(row.Code);
                }

                return row;
            }),
            done => Console.WriteLine($"loaded {done:N0} of {total:N0} dossiers"), ct);
        Console.WriteLine($"{total:N0} dossiers, {rows:N0} rows in {watch.Elapsed.TotalSeconds:N0} s, indexes included");
        return codes;
    }

    private static async Task<IReadOnlyList<Latencies>> MeasureAsync(TestPlatform platform, IReadOnlyList<string> codes, CancellationToken ct)
    {
        using var clerk = await SignedIn.AsAsync(platform.Organization.Address, platform.Dossiers.Address, "motcua", "YenThe@2015", Now, ct);
        using var reporter = await SignedIn.AsAsync(platform.Organization.Address, platform.Dossiers.Address, "thongke", "YenThe@2015", Now, ct);
        using var anyone = new HttpClient { BaseAddress = platform.Dossiers.Address };
        string[] names = ["nguyen thi lan", "tran van hung", "giap duc", "hoang thi thu huong", "Đỗ Ngọc", "oanh", "le quang toan", "nong thi"];
        string[] by = ["agency", "field", "procedure"];
        return
        [
            await Latencies.MeasureAsync("the clerk's office list", 400, ListTarget, _ => Page(clerk, "/v1/worklists/my-office?limit=50", ct)),
            await Latencies.MeasureAsync("its following pages", 400, ListTarget, NextPages(clerk, "/v1/worklists/my-office?limit=50", ct)),
            await Latencies.MeasureAsync("search in the open ones by name without diacritics", 400, ListTarget,
                n => Page(clerk, $"/v1/worklists/my-office?limit=50&q={Uri.EscapeDataString(names[n % names.Length])}", ct)),
            await Latencies.MeasureAsync("search in all the office ever had, the same way", 400, ListTarget,
                n => Page(clerk, $"/v1/worklists/search?limit=50&q={Uri.EscapeDataString(names[n % names.Length])}", ct)),
            await Latencies.MeasureAsync("tracking by code, without an account", 1000, ListTarget,
                n => Get(anyone, $"/v1/tracking/{codes[n % codes.Count]}", ct)),
            .. await TablesAsync(reporter, by, ct),
        ];
    }

    private static async Task<IReadOnlyList<Latencies>> TablesAsync(HttpClient reporter, string[] by, CancellationToken ct)
    {
        var measured = new List<Latencies>();
        foreach (var rows in by)
        {
            measured.Add(await Latencies.MeasureAsync($"tracking table of 2024 of the district by {rows}", 40, TableTarget,
                _ => Get(reporter, $"/v1/reports/tracking-table?from=2024-01-01&to=2024-12-31&by={rows}", ct)));
        }

        return measured;
    }

    private static async Task Page(HttpClient http, string path, CancellationToken ct) => await ItemsAsync(http, path, ct);

    /// <summary>Walks from page to page, from the top again after the last.</summary>
    private static Func<int, Task> NextPages(HttpClient http, string path, CancellationToken ct)
    {
        string? next = null;
        return async _ => next = (await ItemsAsync(http, next is null ? path : $"{path}&after={next}", ct)).Next;
    }

    private static async Task<(int Count, string? Next)> ItemsAsync(HttpClient http, string path, CancellationToken ct)
    {
        using var page = JsonDocument.Parse(await Get(http, path, ct));
        var next = page.RootElement.GetProperty("next");
        return (page.RootElement.GetProperty("items").GetArrayLength(), next.ValueKind == JsonValueKind.Null ? null : next.GetString());
    }

    private static async Task<byte[]> Get(HttpClient http, string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }
}
