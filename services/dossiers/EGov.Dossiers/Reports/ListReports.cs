using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reports;

/// <summary>The reports there are, with every figure's formula.</summary>
internal static class ListReports
{
    /// <param name="Name">Name in addresses.</param>
    /// <param name="Form">Form of the law it follows.</param>
    /// <param name="Title">Title.</param>
    /// <param name="By">What its lines may be; empty where there is no choice.</param>
    /// <param name="Columns">Columns with their formulas.</param>
    public sealed record Response(string Name, string? Form, ReportText Title, IReadOnlyList<TrackingDimension> By, IReadOnlyList<ReportColumn> Columns);

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/", Handle)
        .WithName(nameof(ListReports))
        .WithSummary("List the reports and the formulas of their figures");

    private static Ok<IReadOnlyList<Response>> Handle(AllReports reports) =>
        TypedResults.Ok<IReadOnlyList<Response>>([.. reports.InOrder.Select(r => new Response(r.Name, r.Form, r.Title, r.By, r.Columns))]);
}
