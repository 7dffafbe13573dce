using System.Text;
using System.Text.Json;

namespace EGov.Benchmarks.Reports;

/// <summary>The reports as the service lists them, so that a new one is measured without being named here.</summary>
internal static class AskedReports
{
    /// <summary>Each report with each choice of lines. The register is a book and has no table of a year that anybody would wait for.</summary>
    internal static async Task<IReadOnlyList<(string Report, string? By)>> AllAsync(Func<Task<HttpClient>> signIn, CancellationToken ct)
    {
        using var reporter = await signIn();
        using var list = JsonDocument.Parse(await ReadAsync(reporter, "/v1/reports", ct));
        var all = new List<(string, string?)>();
        foreach (var report in list.RootElement.EnumerateArray().Where(r => r.GetProperty("name").GetString() != "register"))
        {
            var by = report.GetProperty("by").EnumerateArray().Select(b => b.GetString()).ToList();
            all.AddRange((by.Count == 0 ? [null] : by).Select(b => (report.GetProperty("name").GetString()!, b)));
        }

        return all;
    }

    internal static async Task<byte[]> ReadAsync(HttpClient http, string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
    }
}
