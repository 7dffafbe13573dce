using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>What is due today or within 24 hours.</summary>
internal static class ListNearDue
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/near-due", Handle)
        .WithName(nameof(ListNearDue))
        .WithSummary("List what is due within 24 hours");

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
        var list = WorklistQuery.NearDue(now);
        return TypedResults.Ok(await list.Within(scope).Matching(filter).ReadAsync(source, page, now, ct));
    }
}
