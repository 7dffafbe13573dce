using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>Who was warned, of which due time, when: kept as it was, whatever became of the dossier.</summary>
internal static class ListWarnings
{
    private static readonly NoticeList List = new(DeadlineKind.DueSoon);

    internal static void Map(RouteGroupBuilder deadlines) => deadlines
        .MapGet("/warnings", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListWarnings))
        .WithSummary("List who was warned of a near due time");

    private static async Task<Results<Ok<Page<NoticeItem>>, ProblemHttpResult>> Handle(
        [AsParameters] NoticeFilter filter, PageRequest page, Caller caller, DossiersDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        return scope is null
            ? CommonRefusals.NotFound.ToProblem()
            : TypedResults.Ok(await List.ReadAsync(source, scope, page, ct));
    }
}
