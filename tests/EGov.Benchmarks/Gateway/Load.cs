using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace EGov.Benchmarks.Gateway;

/// <summary>Callers that ask again as soon as they are answered, each on a connection of its own.</summary>
internal sealed class Load(Uri address, string[] tokens, int connections)
{
    internal async Task<Measurement> RunAsync(TimeSpan time, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(Enumerable.Range(0, connections).Select(caller => Task.Run(() => AskAsync(caller, started, time, ct), ct)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var all = taken.SelectMany(t => t).ToArray();
        Array.Sort(all);
        return new Measurement(string.Empty, all.Length, elapsed, all[all.Length / 2], all[all.Length * 99 / 100], TimeSpan.Zero);
    }

    private async Task<List<double>> AskAsync(int caller, long started, TimeSpan time, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, ActivityHeadersPropagator = null });
        var taken = new List<double>(100_000);
        for (var number = caller; Stopwatch.GetElapsedTime(started) < time; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (tokens.Length > 0)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[number % tokens.Length]);
            }

            var asked = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request, ct);
            if (!response.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
            }

            taken.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return taken;
    }
}

/// <summary>One line of the table.</summary>
internal sealed record Measurement(string What, int Requests, TimeSpan Elapsed, double P50, double P99, TimeSpan GatewayTime)
{
    internal static string Head => $"{"",-36} {"requests/s",10} {"p50 ms",8} {"p99 ms",8} {"gateway CPU us/request",24}";

    internal string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{What,-36} {Requests / Elapsed.TotalSeconds,10:0} {P50,8:0.00} {P99,8:0.00} {GatewayTime.TotalMicroseconds / Requests,24:0}");
}
