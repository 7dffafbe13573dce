using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>Asks every report that the platform names, by everything it may be told by, for the year, and takes the time as a reader has it: through the gateway.</summary>
internal sealed class ReportTimes(GatewayClient api, YearPlan plan, Places places)
{
    internal const int LimitMilliseconds = 500;

    private const string Reports = "/api/dossiers/v1/reports";
    private const int Rounds = 20;

    /// <summary>One report by one dimension.</summary>
    /// <param name="Days">Days told: the year, or for a book that would be too long the last month.</param>
    internal sealed record Line(string Report, string By, string Days, int Rows, double P50, double P95, bool Balanced)
    {
        internal bool Holds => P95 <= LimitMilliseconds && Balanced;
    }

    internal async Task<List<Line>> ReadAsync(CancellationToken ct)
    {
        var lines = new List<Line>();
        foreach (var report in (await ReadAsync(Reports, ct)).EnumerateArray())
        {
            var name = report.GetProperty("name").GetString()!;
            var dimensions = report.GetProperty("by").EnumerateArray().Select(by => by.GetString()!).DefaultIfEmpty("");
            foreach (var by in dimensions)
            {
                lines.Add(await TimeAsync(name, by, ct));
            }
        }

        return lines;
    }

    internal static void Print(TextWriter output, IReadOnlyList<Line> lines)
    {
        output.WriteLine($"{"report",-24} {"by",-12} {"days",-22} {"lines",7} {"p50 ms",8} {"p95 ms",8}");
        foreach (var line in lines)
        {
            output.WriteLine($"{line.Report,-24} {line.By,-12} {line.Days,-22} {line.Rows,7:N0} {line.P50,8:N0} {line.P95,8:N0}{(line.Holds ? "" : line.Balanced ? "  over the limit" : "  NOT balanced")}");
        }
    }

    private async Task<Line> TimeAsync(string report, string by, CancellationToken ct)
    {
        var (from, to) = (plan.Year.FirstDay, plan.Year.LastDay);
        var first = await api.GetAsync(Address(report, by, from, to, plan.District.Seat), plan.Staff.Reporter.UserName, ct);
        var agency = plan.District.Seat;
        if (report == "register" || first.Code == "dossiers.report-too-long")
        {
            // A book is of one desk, and a year of it is an export.
            (from, agency) = (new DateOnly(to.Year, to.Month, 1), plan.District.Communes[0]);
            first = await api.GetAsync(Address(report, by, from, to, agency), plan.Staff.Reporter.UserName, ct);
        }

        if (!first.IsSuccess)
        {
            throw new UnexpectedAnswerException($"report {report} by {by}", first);
        }

        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await ReadAsync(Address(report, by, from, to, agency), ct);
            times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        var balanced = !first.Json.GetProperty("head").TryGetProperty("balanced", out var said) || said.ValueKind != JsonValueKind.False;
        return new Line(
            report, by, $"{from:dd/MM} - {to:dd/MM/yyyy}", first.Json.GetProperty("rows").GetArrayLength(),
            times[(Rounds / 2) - 1], times[(int)Math.Ceiling(Rounds * 0.95) - 1], balanced);
    }

    private string Address(string report, string by, DateOnly from, DateOnly to, AgencyFact agency) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Reports}/{report}/table?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&agency={places.Of(agency)}{(by.Length > 0 ? $"&by={by}" : "")}");

    private async Task<JsonElement> ReadAsync(string path, CancellationToken ct)
    {
        var answer = await api.GetAsync(path, plan.Staff.Reporter.UserName, ct);
        return answer.IsSuccess ? answer.Json : throw new UnexpectedAnswerException(path, answer);
    }
}
