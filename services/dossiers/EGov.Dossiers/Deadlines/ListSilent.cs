using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>Dossiers that nothing has happened to since they were told of as silent.</summary>
internal static class ListSilent
{
    private static readonly NoticeList List = new(DeadlineKind.Silent, """
        and d.returned_at is null
        and (select h.from_at from holding h where h.dossier_id = d.id and h.seq = d.holding_count) = n.subject_at
        """);

    internal static void Map(RouteGroupBuilder deadlines) => deadlines
        .MapGet("/silent", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListSilent))
        .WithSummary("List the dossiers nothing happens to");

    private static async Task<Results<Ok<Page<NoticeItem>>, ProblemHttpResult>> Handle(
        [AsParameters] NoticeFilter filter, PageRequest page, Caller caller, DossiersDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        return scope is null
            ? CommonRefusals.NotFound.ToProblem()
            : TypedResults.Ok(await List.ReadAsync(source, scope, page, ct));
    }
}
