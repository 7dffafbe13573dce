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

/// <summary>The tracking table of a period as the service computes it, told as of its last day.</summary>
internal sealed record TrackingTable(DateOnly From, DateOnly To, TrackingLine Total, IReadOnlyList<TrackingLine> Lines, bool IdentityHolds)
{
    internal bool IsThatOf(Year year) => IdentityHolds && Total is { CarriedOver: 0, AllLate: 0 }
        && Total.Received == year.Received && Total.Returned == year.ReturnedOnTime && Total.InProgress == year.InProgress;

    internal static async Task<TrackingTable> ReadAsync(GatewayClient api, YearPlan plan, Guid seat, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var answer = await api.GetAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/api/dossiers/v1/reports/tracking-table?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&asOf={to:yyyy-MM-dd}&agency={seat}&by=agency"),
            plan.Staff.Reporter.UserName, ct);
        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException("tracking table", answer);
        }

        var json = answer.Json;
        return new TrackingTable(
            from, to, Line(json.GetProperty("total"), $"{plan.District.Seat.Name} (tất cả)"),
            [.. json.GetProperty("rows").EnumerateArray().Select(row => Line(row, row.GetProperty("name").GetString() ?? ""))],
            json.GetProperty("identityHolds").GetBoolean());
    }

    internal void Print(TextWriter output)
    {
        output.WriteLine($"Bảng theo dõi tình hình giải quyết hồ sơ, {From:dd/MM/yyyy} - {To:dd/MM/yyyy}");
        output.WriteLine($"{"",-46} {"tiếp nhận",10} {"trước hạn",10} {"đúng hạn",10} {"quá hạn",10} {"đang xử lý",11} {"chậm",6}");
        foreach (var line in Lines.Append(Total))
        {
            Print(output, line.Name, line);
        }
    }

    /// <summary>The total alone, as one line of a table of months.</summary>
    internal void PrintTotal(TextWriter output) => Print(output, $"{From:dd/MM/yyyy} - {To:dd/MM/yyyy}", Total);

    private static void Print(TextWriter output, string name, TrackingLine line) => output.WriteLine(
        $"{name,-46} {line.Received,10:N0} {line.Early,10:N0} {line.OnTime,10:N0} {line.Late,10:N0} {line.InProgress,11:N0} {line.Overdue,6:N0}");

    private static TrackingLine Line(JsonElement row, string name)
    {
        long Count(string property) => row.GetProperty(property).GetInt64();
        return new TrackingLine(
            name, Count("carriedOver"), Count("received"), Count("early"), Count("onTime"), Count("late"), Count("withinTerm"), Count("overdue"));
    }
}
