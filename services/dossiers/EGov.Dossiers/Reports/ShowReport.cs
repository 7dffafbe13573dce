using EGov.Api;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Reports.Files;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reports;

/// <summary>A report as data or as a file. What is too long to wait for is asked for as an export.</summary>
internal static class ShowReport
{
    /// <summary>Longer ones would hold a connection for seconds; exports have no such end.</summary>
    internal const int MostRows = 5_000;

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/{report}/table", Handle)
        .WithName(nameof(ShowReport))
        .WithSummary("Show a report as JSON, CSV, XLSX, HTML for print or PDF");

    private static async Task<Results<Ok<ReportAnswer>, PushStreamHttpResult, FileContentHttpResult, ProblemHttpResult>> Handle(
        string report, [AsParameters] ReportQuestion question, Choice<ReportFormat>? format, HttpRequest request, Caller caller,
        DossiersDb db, AllReports reports, PdfPrinter printer, TimeProvider clock, CancellationToken ct)
    {
        if (reports.Find(report) is not { } known)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var (asked, refusal) = await AskedReport.CheckAsync(known, question, db, caller, clock, ct);
        if (asked is null)
        {
            return refusal!.ToProblem();
        }

        var table = await known.ReadAsync(asked, ct);
        if (table.Count > MostRows)
        {
            return Refusals.ReportTooLong.ToProblem(("rows", table.Count), ("most", MostRows));
        }

        var wanted = format?.Value ?? (Csv.IsWanted(request) ? ReportFormat.Csv : ReportFormat.Json);
        if (wanted == ReportFormat.Json)
        {
            return TypedResults.Ok(new ReportAnswer(table.Head, await table.Rows.ToListAsync(ct)));
        }

        if (wanted == ReportFormat.Pdf)
        {
            var (pdf, why) = await ReportFiles.PrintAsync(table, printer, ct);
            return pdf is null ? why!.ToProblem() : TypedResults.File(pdf, ReportFiles.ContentTypeOf(wanted), ReportFiles.NameOf(table.Head, wanted));
        }

        return TypedResults.Stream(stream => ReportFiles.WriteAsync(table, wanted, stream, ct), ReportFiles.ContentTypeOf(wanted), ReportFiles.NameOf(table.Head, wanted));
    }
}
