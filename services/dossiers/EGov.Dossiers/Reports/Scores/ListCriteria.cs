using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>What reports give points for, with the days it held, in both languages.</summary>
internal static class ListCriteria
{
    /// <param name="Report">Name of the report.</param>
    /// <param name="Group">Code of the criterion it belongs to.</param>
    /// <param name="Rule">What the act says about its points.</param>
    /// <param name="Formula">How it is measured; null where this platform does not.</param>
    /// <param name="Maximum">Points that can be had.</param>
    /// <param name="Lower">Share below which there are none, where it is a share.</param>
    /// <param name="Full">Share from which there are all.</param>
    public sealed record Response(
        string Report, string Code, DateOnly ValidFrom, DateOnly? ValidTo, string? Group, ReportText Name, ReportText Rule, string? Figure, ReportText? Formula,
        decimal Maximum, decimal Lower, decimal Full, bool Officials, string Basis);

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/criteria", Handle)
        .WithName("ListReportCriteria")
        .WithSummary("List what reports give points for, and since when");

    // Some thirty criteria and a few former ones of each.
    private static async Task<Ok<IReadOnlyList<Response>>> Handle(DossiersDb db, CancellationToken ct) => TypedResults.Ok<IReadOnlyList<Response>>(
        [.. (await db.ReportCriteria.AsNoTracking().OrderBy(c => c.Report).ThenBy(c => c.Number).ThenBy(c => c.Code).ThenBy(c => c.ValidFrom).Take(1000).ToListAsync(ct))
            .Select(c => new Response(
                c.Report, c.Code, c.ValidFrom, c.ValidTo, c.Group, new(c.Name, c.NameEnglish), new(c.Rule, c.RuleEnglish), c.Figure, ScoreFigures.Find(c.Figure)?.Formula,
                c.Maximum, c.Lower, c.Full, c.Officials, c.Basis))]);
}
