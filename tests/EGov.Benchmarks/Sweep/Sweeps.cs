using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace EGov.Benchmarks.Sweep;

/// <summary>One sweep: how long it took and what it found.</summary>
internal sealed record SweepRun(double Seconds, JsonElement Said)
{
    private static readonly string[] Kinds = ["warned", "proposed", "overdue", "silent", "partsWarned", "partsOverdue"];

    internal int Found => Kinds.Sum(kind => Said.GetProperty(kind).GetInt32());

    internal int Failures => Said.GetProperty("failures").GetArrayLength();
}

/// <summary>Sweeps as an operator asks for them.</summary>
internal sealed class Sweeps : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly HttpClient _operator;
    private readonly NpgsqlDataSource _database;
    private readonly List<SweepRun> _whiles = [];

    internal Sweeps(HttpClient signedIn, NpgsqlDataSource database)
    {
        (_operator, _database) = (signedIn, database);
        _operator.Timeout = TimeSpan.FromMinutes(10);
    }

    /// <summary>Those that ran beside other work.</summary>
    internal IReadOnlyList<SweepRun> Whiles => _whiles;

    internal async Task HoldAsync(CancellationToken ct)
    {
        using var held = await _operator.PutAsJsonAsync("/v1/operations/work/hold", new { until = DateTimeOffset.UtcNow.AddHours(6), reason = "benchmark" }, ct);
        await ReadAsync(held, ct);
    }

    internal async Task<SweepRun> RunAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await _operator.PostAsync(new Uri("/v1/operations/work/deadline-sweep", UriKind.Relative), null, ct);
        var said = JsonSerializer.Deserialize<JsonElement>(await ReadAsync(answer, ct));
        return new SweepRun(watch.Elapsed.TotalSeconds, said);
    }

    /// <summary>Sweeps one after another as long as something else goes on.</summary>
    internal async Task<T> WhileAsync<T>(Func<Task<T>> other, CancellationToken ct)
    {
        var work = other();
        while (!work.IsCompleted)
        {
            _whiles.Add(await RunAsync(ct));
        }

        return await work;
    }

    /// <summary>What PostgreSQL needs to read every open dossier with its holder in one statement, the second time.</summary>
    internal async Task<double> FloorAsync(CancellationToken ct)
    {
        const string sql = """
            select count(*), max(d.due_at), max(h.from_at) from dossier d
            join holding h on h.dossier_id = d.id and h.leads and h.until_at is null where d.finished_at is null
            """;
        await ExecuteAsync(sql, ct);
        var watch = Stopwatch.StartNew();
        await ExecuteAsync(sql, ct);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Waits until what was found is sent and handled, and the tables are as autovacuum leaves them.</summary>
    internal async Task SettleAsync(CancellationToken ct)
    {
        var (last, since) = (-1L, Stopwatch.StartNew());
        while (since.Elapsed < Quiet)
        {
            var handled = await CountAsync("select count(*) from inbox", ct) + await CountAsync("select position from event_relay_cursor", ct);
            if (handled != last)
            {
                (last, since) = (handled, Stopwatch.StartNew());
            }

            await Task.Delay(500, ct);
        }

        await ExecuteAsync("vacuum analyze", ct);
    }

    public void Dispose() => _operator.Dispose();

    private async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {body}");
    }
}
