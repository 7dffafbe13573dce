using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>What the agency has not finished, the most urgent first; results that wait to be returned are asked for by their state.</summary>
internal static class ListMyOffice
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/my-office", Handle)
        .WithName(nameof(ListMyOffice))
        .WithSummary("List what the office has not finished");

    private static async Task<Results<Ok<Page<WorklistItem>>, ProblemHttpResult>> Handle(
        [AsParameters] WorklistFilter filter, PageRequest page, Caller caller,
        DossiersDb db, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var now = clock.GetUtcNow();
        var list = filter.State?.Value == DossierState.Decided ? WorklistQuery.ToReturn() : WorklistQuery.MyOffice();
        return TypedResults.Ok(await list.Within(scope).Matching(filter).ReadAsync(source, page, now, ct));
    }
}
