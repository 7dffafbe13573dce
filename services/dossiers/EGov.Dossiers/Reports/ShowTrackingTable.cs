using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reports;

/// <summary>The tracking table of an agency, and of everything below it for posts that reach so far, for any period and as of any day.</summary>
internal static class ShowTrackingTable
{
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="AsOf">Day at whose end it is told; the last day of the period, or today, when absent.</param>
    /// <param name="By">What the lines are.</param>
    /// <param name="Agency">An agency in reach; the caller's own when absent.</param>
    /// <param name="Field">Only this field.</param>
    /// <param name="Procedure">Only the procedure with this code.</param>
    public readonly record struct Question(
        DateOnly From, DateOnly To, DateOnly? AsOf, Choice<TrackingDimension>? By, Guid? Agency, string? Field, string? Procedure);

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/tracking-table", Handle)
        .WithName(nameof(ShowTrackingTable))
        .WithSummary("Count what came in, was resolved and is in progress");

    private static async Task<Results<Ok<TrackingTable>, PushStreamHttpResult, ProblemHttpResult>> Handle(
        [AsParameters] Question asked, Caller caller, HttpRequest request, DossiersDb db, AllReports reports, TrackingQuery query, TimeProvider clock, CancellationToken ct)
    {
        var (checkedQuestion, refusal) = await AskedReport.CheckAsync(
            reports.Find(CountReports.TrackingTable.Name)!, new ReportQuestion(asked.From, asked.To, asked.AsOf, asked.By, asked.Agency, asked.Field, asked.Procedure), db, caller, clock, ct);
        if (checkedQuestion is not { By: { } by, Scope: var scope, AsOf: var asOf } question)
        {
            return refusal!.ToProblem();
        }

        var rows = await query.LinesAsync(question, ct);
        // One agency's line by agency is already the whole scope.
        var total = by == TrackingDimension.Agency && scope.IsOneAgency && rows.Count == 1 ? rows[0] with { Id = null, Code = null } : await query.TotalAsync(question, ct);
        var table = new TrackingTable(
            asked.From, asked.To, asOf, scope.Root, scope.Name, !scope.IsOneAgency, by, rows, total, total.IdentityHolds && rows.All(row => row.IdentityHolds));
        return Csv.IsWanted(request)
            ? TypedResults.Stream(stream => WriteAsync(stream, table), Csv.ContentType, $"bang-theo-doi-{asked.From:yyyyMMdd}-{asOf:yyyyMMdd}.csv")
            : TypedResults.Ok(table);
    }

    private static async Task WriteAsync(Stream stream, TrackingTable table)
    {
        await using var writer = Csv.Writer(stream);
        await writer.WriteAsync(Csv.Line(
            "STT", "Mã", "Tên", "Kỳ trước chuyển sang", "Tiếp nhận trong kỳ", "Trong đó trực tuyến", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn",
            "Trong đó rút hồ sơ", "Đang giải quyết", "Trong hạn", "Đang quá hạn", "Khớp số liệu"));
        var number = 0;
        foreach (var line in table.Rows)
        {
            await writer.WriteAsync(Line((++number).ToString(System.Globalization.CultureInfo.InvariantCulture), line));
        }

        await writer.WriteAsync(Line("Tổng", table.Total));
    }

    private static string Line(string number, TrackingLine line) => Csv.Line(
        number, line.Code, line.Name, line.CarriedOver, line.Received, line.ReceivedOnline, line.Resolved, line.Early, line.OnTime, line.Late,
        line.Withdrawn, line.InProgress, line.WithinTerm, line.Overdue, line.IdentityHolds ? "Có" : "Không");
}
