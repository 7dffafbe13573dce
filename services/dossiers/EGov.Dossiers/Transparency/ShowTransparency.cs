using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Transparency;

/// <summary>For everybody: what agencies received, resolved, on time and late, by month (NĐ 61/2018 art. 25: results of handling are public).</summary>
internal static class ShowTransparency
{
    /// <param name="Month">1 to 12.</param>
    /// <param name="Received">Dossiers that came in in the month.</param>
    /// <param name="Resolved">Dossiers resolved in the month, whenever they came in.</param>
    /// <param name="OnTime">Of the resolved ones, those early or on the day.</param>
    /// <param name="Late">Of the resolved ones, those after the day.</param>
    public sealed record Row(Guid AgencyId, string Agency, int Month, long Received, long Resolved, long OnTime, long Late);

    /// <param name="CountedAt">When the figures were counted; they are at most ten minutes old.</param>
    public sealed record Response(int Year, DateTimeOffset CountedAt, IReadOnlyList<Row> Rows);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/transparency", Handle)
        .AllowAnonymous()
        .WithTags("transparency")
        .WithName(nameof(ShowTransparency))
        .WithSummary("Show what agencies received and resolved by month; text/csv for a spreadsheet");

    private static async Task<Results<Ok<Response>, PushStreamHttpResult, ProblemHttpResult>> Handle(
        int? year, HttpRequest request, TransparencyFigures figures, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var thisYear = CivilTime.DateOf(now).Year;
        if (year is < 2000 || year > thisYear)
        {
            return Refusals.YearWithoutFigures.ToProblem(("from", 2000), ("to", thisYear));
        }

        var response = await figures.OfAsync(year ?? thisYear, now, ct);
        return Csv.IsWanted(request)
            ? TypedResults.Stream(stream => WriteAsync(stream, response), Csv.ContentType, $"minh-bach-{response.Year}.csv")
            : TypedResults.Ok(response);
    }

    private static async Task WriteAsync(Stream stream, Response response)
    {
        await using var file = Csv.Writer(stream);
        await file.WriteAsync(Csv.Line("Cơ quan", "Tháng", "Tiếp nhận", "Đã giải quyết", "Đúng hạn", "Quá hạn"));
        foreach (var row in response.Rows)
        {
            await file.WriteAsync(Csv.Line(row.Agency, row.Month, row.Received, row.Resolved, row.OnTime, row.Late));
        }
    }
}
