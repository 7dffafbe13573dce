using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>What other agencies handed over and nobody has taken up yet, the longest waiting first.</summary>
internal static class ListArriving
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/arriving", Handle)
        .WithName(nameof(ListArriving))
        .WithSummary("List what came from other agencies");

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
        var list = WorklistQuery.Arriving();
        return TypedResults.Ok(await list.Within(scope).Matching(filter).ReadAsync(source, page, now, ct));
    }
}
