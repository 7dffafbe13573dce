using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EGov.Benchmarks.Intake;

/// <summary>Desks that receive one dossier after another, so many at a time.</summary>
internal sealed class ReceptionLoad(Uri receptions, IReadOnlyList<Desk> desks) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
    private int _number;

    /// <summary>Receives so many dossiers.</summary>
    internal async Task<LoadResult> RunAsync(int count, int atATime, TimeSpan pause, CancellationToken ct)
    {
        var taken = new ConcurrentQueue<double>();
        var received = new ConcurrentQueue<Guid>();
        var left = count;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atATime).Select(async worker =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var started = Stopwatch.GetTimestamp();
                received.Enqueue(await ReceiveAsync(desks[worker % desks.Count], ct));
                taken.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, ct);
                }
            }
        }));
        return new LoadResult(received.ToArray(), watch.Elapsed, taken.ToArray());
    }

    public void Dispose() => _http.Dispose();

    private async Task<Guid> ReceiveAsync(Desk desk, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _number);
        using var request = new HttpRequestMessage(HttpMethod.Post, receptions)
        {
            Content = new ByteArrayContent(Body(number)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", desk.Token);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.Add("X-Clock", Desk.Clock);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        if ((int)answer.StatusCode != 201)
        {
            throw new InvalidOperationException($"A reception was refused: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("id").GetGuid();
    }

    private static byte[] Body(int number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "procedureCode": "9.{{number % 40:000000}}",
          "channel": "Direct",
          "applicant": { "kind": "Citizen", "name": "Nguyễn Thị Lan {{number}}", "identity": "024085{{number % 1_000_000:000000}}", "phone": "0912345678", "address": "Thôn Đồng Tâm, huyện Yên Thế" },
          "components": [{ "code": "TP01", "originals": 1, "copies": 0 }],
          "subject": "Đề nghị giải quyết hồ sơ"
        }
        """));
}

/// <summary>What a load did.</summary>
internal sealed record LoadResult(IReadOnlyList<Guid> Received, TimeSpan Elapsed, IReadOnlyCollection<double> Taken)
{
    internal Percentiles Latency { get; } = Percentiles.Of(Taken);

    internal double Rate => Received.Count / Elapsed.TotalSeconds;
}

/// <summary>p50, p95 and p99 in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P95, double P99)
{
    internal static Percentiles Of(IEnumerable<double> taken)
    {
        var sorted = taken.Order().ToArray();
        return sorted.Length == 0 ? new Percentiles(0, 0, 0) : new Percentiles(At(sorted, 50), At(sorted, 95), At(sorted, 99));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{P50,9:0.0} {P95,9:0.0} {P99,9:0.0}");

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
