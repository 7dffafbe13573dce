using System.Globalization;
using System.Text.Json;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>A line of the service's tracking table.</summary>
internal sealed record TrackingLine(
    string Name, int CarriedOver, int Received,
    int ResolvedEarly, int ResolvedOnTime, int ResolvedLate,
    int InProgressWithinTerm, int InProgressOverdue, int Paused)
{
    internal int Returned => ResolvedEarly + ResolvedOnTime;

    internal int Late => ResolvedLate + InProgressOverdue;

    internal int InProgress => InProgressWithinTerm + InProgressOverdue + Paused;

    /// <summary>The sentence that the district published.</summary>
    internal string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"received {Received}, returned on time {Returned}, late {Late}, in progress {InProgress}");
}

/// <summary>The tracking table of the district for the year up to 10/12/2015, as the service computes it.</summary>
internal sealed record TrackingTable(TrackingLine Total, IReadOnlyList<TrackingLine> Lines)
{
    internal bool IsThatOfThePlan =>
        Total is { CarriedOver: 0, Received: YearPlan.Received, Returned: YearPlan.ReturnedOnTime, Late: 0, InProgress: YearPlan.InProgress };

    internal static async Task<TrackingTable> ReadAsync(GatewayClient api, OfficialFact reporter, Guid district, CancellationToken ct)
    {
        var answer = await api.GetAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/api/dossiers/v1/reports/tracking-table?from={YearPlan.FirstDay:yyyy-MM-dd}&to={YearPlan.LastDay:yyyy-MM-dd}&asOf={YearPlan.LastDay:yyyy-MM-dd}&agency={district}&by=agency"),
            reporter.UserName, ct);
        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException("tracking table", answer);
        }

        var json = answer.Json;
        return new TrackingTable(
            Line(json.GetProperty("total"), "UBND huyện Yên Thế (toàn huyện)"),
            [.. json.GetProperty("rows").EnumerateArray().Select(row => Line(row, row.GetProperty("name").GetString() ?? ""))]);
    }

    internal void Print(TextWriter output)
    {
        output.WriteLine($"Bảng theo dõi tình hình giải quyết hồ sơ, {YearPlan.FirstDay:dd/MM/yyyy} - {YearPlan.LastDay:dd/MM/yyyy}");
        output.WriteLine($"{"",-46} {"tiếp nhận",10} {"trước hạn",10} {"đúng hạn",10} {"quá hạn",10} {"đang xử lý",11} {"chậm",6}");
        foreach (var line in Lines.Append(Total))
        {
            output.WriteLine(
                $"{line.Name,-46} {line.Received,10:N0} {line.ResolvedEarly,10:N0} {line.ResolvedOnTime,10:N0} {line.ResolvedLate,10:N0} {line.InProgress,11:N0} {line.InProgressOverdue,6:N0}");
        }
    }

    private static TrackingLine Line(JsonElement row, string name) => new(
        name,
        row.GetProperty("carriedOver").GetInt32(),
        row.GetProperty("received").GetInt32(),
        row.GetProperty("resolvedEarly").GetInt32(),
        row.GetProperty("resolvedOnTime").GetInt32(),
        row.GetProperty("resolvedLate").GetInt32(),
        row.GetProperty("inProgressWithinTerm").GetInt32(),
        row.GetProperty("inProgressOverdue").GetInt32(),
        row.GetProperty("paused").GetInt32());
}
