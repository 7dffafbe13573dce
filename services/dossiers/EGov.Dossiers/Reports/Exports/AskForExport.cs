using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Reports.Files;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Exports;

/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="AsOf">Day at whose end it is told; the last day of the period, or today, when absent.</param>
/// <param name="By">What the lines are, where the report has a choice.</param>
/// <param name="Agency">An agency in reach; the caller's own when absent.</param>
/// <param name="Field">Only this field.</param>
/// <param name="Procedure">Only the procedure with this code.</param>
/// <param name="Figure">List what this figure counts instead.</param>
/// <param name="Row">Of this line; of the whole scope when absent.</param>
public sealed record ExportQuestion(
    [Required] DateOnly? From, [Required] DateOnly? To, DateOnly? AsOf, TrackingDimension? By, Guid? Agency, [StringLength(200)] string? Field, [StringLength(50)] string? Procedure,
    [StringLength(100)] string? Figure, [StringLength(500)] string? Row);

/// <summary>Asks for a report, or the list behind a figure, as a file of any length. Whoever asks must be allowed to read it now; the answer is made later.</summary>
internal static class AskForExport
{
    /// <param name="Report">Name of the report.</param>
    /// <param name="Question">What to tell.</param>
    /// <param name="Format">Csv, Xlsx, Html or Pdf.</param>
    public sealed record Request(
        [Required, StringLength(100)] string Report, [Required] ExportQuestion Question, [EnumDataType(typeof(ReportFormat)), DeniedValues(ReportFormat.Json)] ReportFormat Format);

    internal static void Map(RouteGroupBuilder exports) => exports
        .MapPost("", Handle)
        .WithName(nameof(AskForExport))
        .WithSummary("Ask for a report as a file")
        .WithIdempotency<DossiersDb>();

    private static async Task<Results<Accepted<ExportView>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, DossiersDb db, AllReports reports, TimeProvider clock, CancellationToken ct)
    {
        var (q, line) = (request.Question, request.Question.Row is { Length: > 0 } row ? row : null);
        if (reports.Find(request.Report) is not { } report)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var (asked, refusal) = await AskedReport.CheckAsync(
            report, new ReportQuestion(q.From!.Value, q.To!.Value, q.AsOf, q.By is { } by ? new Choice<TrackingDimension>(by) : null, q.Agency, q.Field, q.Procedure), db, caller, clock, ct);
        if (asked is null)
        {
            return refusal!.ToProblem();
        }

        if (q.Figure is not null && !report.Columns.Any(c => c.Opens && c.Key == q.Figure))
        {
            return Refusals.ReportFigureUnknown.ToProblem();
        }

        // What will not fit on paper is said at once: counting is as quick as showing the report.
        if (request.Format == ReportFormat.Pdf && (await ExportTable.ReadAsync(report, asked, q.Figure, line, ct)).Rows is var rows && ExportTable.IsTooLong(request.Format, rows))
        {
            return Refusals.ReportTooLong.ToProblem(("rows", rows), ("most", ExportTable.MostPrinted));
        }

        var export = new ReportExport
        {
            Id = Guid.CreateVersion7(),
            OwnerId = caller.Subject,
            AgencyId = caller.AgencyId!.Value,
            Report = report.Name,
            Format = request.Format,
            Asked = asked,
            Figure = q.Figure,
            Line = line,
            State = ExportState.Queued,
            AskedAt = clock.GetUtcNow(),
        };
        return await QueueAsync(export, key, db, ct) ? TypedResults.Accepted(ExportView.AddressOf(export.Id), ExportView.Of(export, export.AskedAt)) : Refusals.TooManyExports.ToProblem();
    }

    /// <summary>Of one asker's requests one at a time is counted and added, so that no two of them take the last place.</summary>
    private static async Task<bool> QueueAsync(ReportExport export, IdempotencyKey key, DossiersDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"exports:{export.OwnerId}"}, 0))", ct);
        if (await db.ReportExports.CountAsync(e => e.OwnerId == export.OwnerId && (e.State == ExportState.Queued || e.State == ExportState.Running), ct) >= ReportExport.MostOpen)
        {
            return false;
        }

        db.Add(export);
        db.Remember(key, StatusCodes.Status202Accepted, ExportView.AddressOf(export.Id), null, ExportView.Of(export, export.AskedAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
