using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>What should have been finished before today; the same rule that the tracking table counts by.</summary>
internal static class ListLate
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/late", Handle)
        .WithName(nameof(ListLate))
        .WithSummary("List what is late");

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
        var list = WorklistQuery.Late(now);
        return TypedResults.Ok(await list.Within(scope).Matching(filter).ReadAsync(source, page, now, ct));
    }
}
