using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>Finds dossiers of the agency, finished or not, by words of name, identity number, phone or code, youngest first.</summary>
internal static class SearchDossiers
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/search", Handle)
        .WithName(nameof(SearchDossiers))
        .WithSummary("Search everything the agency ever had");

    private static async Task<Results<Ok<Page<WorklistItem>>, ProblemHttpResult>> Handle(
        [AsParameters] WorklistFilter filter, PageRequest page, Caller caller,
        DossiersDb db, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (filter.Words.Sum(word => word.Length) < 2)
        {
            return Refusals.SearchTooShort.ToProblem();
        }

        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var now = clock.GetUtcNow();
        var list = WorklistQuery.Everything();
        return TypedResults.Ok(await list.Within(await scope.WithPredecessorsAsync(db, ct)).Matching(filter).ReadAsync(source, page, now, ct));
    }
}
