using EGov.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>What the caller has in hand in the agency of the post, the most urgent step first.</summary>
internal static class ListMyWork
{
    internal static void Map(RouteGroupBuilder lists) => lists
        .MapGet("/my-work", Handle)
        .WithName(nameof(ListMyWork))
        .WithSummary("List what the caller has in hand");

    private static async Task<Results<Ok<Page<WorklistItem>>, ProblemHttpResult>> Handle(
        [AsParameters] WorklistFilter filter, PageRequest page, Caller caller, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (caller is not { OfficialId: { } official, AgencyId: { } agency })
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var list = WorklistQuery.MyWork(official).OfAgency(agency).Matching(filter);
        return TypedResults.Ok(await list.ReadAsync(source, page, clock.GetUtcNow(), ct));
    }
}
