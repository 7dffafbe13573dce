using System.Globalization;
using System.Text.Json;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>A line of the service's tracking table.</summary>
internal sealed record TrackingLine(
    string Name, long CarriedOver, long Received, long Early, long OnTime, long Late, long WithinTerm, long Overdue)
{
    internal long Returned => Early + OnTime;

    /// <summary>Resolved late, or not resolved though the day is past.</summary>
    internal long AllLate => Late + Overdue;

    internal long InProgress => WithinTerm + Overdue;

    /// <summary>The sentence that the district published.</summary>
    internal string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"received {Received}, returned on time {Returned}, late {AllLate}, in progress {InProgress}");
}

/// <summary>The tracking table of the district for the year up to 10/12/2015, as the service computes it.</summary>
internal sealed record TrackingTable(TrackingLine Total, IReadOnlyList<TrackingLine> Lines, bool IdentityHolds)
{
    internal bool IsThatOfThePlan => IdentityHolds
        && Total is { CarriedOver: 0, Received: YearPlan.Received, Returned: YearPlan.ReturnedOnTime, AllLate: 0, InProgress: YearPlan.InProgress };

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
            [.. json.GetProperty("rows").EnumerateArray().Select(row => Line(row, row.GetProperty("name").GetString() ?? ""))],
            json.GetProperty("identityHolds").GetBoolean());
    }

    internal void Print(TextWriter output)
    {
        output.WriteLine($"Bảng theo dõi tình hình giải quyết hồ sơ, {YearPlan.FirstDay:dd/MM/yyyy} - {YearPlan.LastDay:dd/MM/yyyy}");
        output.WriteLine($"{"",-46} {"tiếp nhận",10} {"trước hạn",10} {"đúng hạn",10} {"quá hạn",10} {"đang xử lý",11} {"chậm",6}");
        foreach (var line in Lines.Append(Total))
        {
            output.WriteLine(
                $"{line.Name,-46} {line.Received,10:N0} {line.Early,10:N0} {line.OnTime,10:N0} {line.Late,10:N0} {line.InProgress,11:N0} {line.Overdue,6:N0}");
        }
    }

    private static TrackingLine Line(JsonElement row, string name)
    {
        long Count(string property) => row.GetProperty(property).GetInt64();
        return new TrackingLine(
            name, Count("carriedOver"), Count("received"), Count("early"), Count("onTime"), Count("late"), Count("withinTerm"), Count("overdue"));
    }
}
