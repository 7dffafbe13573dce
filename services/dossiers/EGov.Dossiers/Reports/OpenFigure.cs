using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reports;

/// <summary>What a figure counts, found with the figure's own predicate: there are as many as the figure says.</summary>
internal static class OpenFigure
{
    /// <param name="Figure">Key of the column.</param>
    /// <param name="Row">Key of the line; the whole scope when absent.</param>
    public readonly record struct Cell(string Figure, string? Row);

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/{report}/dossiers", Handle)
        .WithName(nameof(OpenFigure))
        .WithSummary("List the dossiers that a figure counts");

    private static async Task<Results<Ok<Page<ReportItem>>, ProblemHttpResult>> Handle(
        string report, [AsParameters] ReportQuestion question, [AsParameters] Cell cell, PageRequest page, Caller caller,
        DossiersDb db, AllReports reports, TimeProvider clock, CancellationToken ct)
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

        return await known.OpenAsync(asked, cell.Figure, cell.Row is { Length: > 0 } row ? row : null, page, ct) is { } items
            ? TypedResults.Ok(items)
            : Refusals.ReportFigureUnknown.ToProblem();
    }
}
