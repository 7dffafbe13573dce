using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>An agency's own parts that are near their due time or past it, as long as they are not done: for whoever holds them and for the leader.</summary>
internal static class ListParts
{
    private const string Standing = """
        and exists (
            select from participation p where p.dossier_id = n.dossier_id and p.agency_id = n.part_agency_id and p.due_at = n.subject_at
                and p.finished_at is null and p.superseded_at is null)
        """;

    private static readonly NoticeList Near = new(DeadlineKind.PartDueSoon, Standing);
    private static readonly NoticeList Overdue = new(DeadlineKind.PartOverdue, Standing);

    internal static void Map(RouteGroupBuilder deadlines) => deadlines
        .MapGet("/parts", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListParts))
        .WithSummary("List the agency's own parts that are near their due time or overdue");

    private static async Task<Results<Ok<Page<NoticeItem>>, ProblemHttpResult>> Handle(
        [AsParameters] NoticeFilter filter, bool? overdue, PageRequest page, Caller caller, DossiersDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        return scope is null
            ? CommonRefusals.NotFound.ToProblem()
            : TypedResults.Ok(await (overdue == true ? Overdue : Near).ReadAsync(source, scope, page, ct));
    }
}
