using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>Dossiers that are overdue still, with what the leader they were escalated to has said. A rescheduled one is here again only when the new date is past too.</summary>
internal static class ListOverdue
{
    private const string Standing = "and d.finished_at is null and d.due_at = n.subject_at";

    private static readonly NoticeList All = new(DeadlineKind.Overdue, Standing);
    private static readonly NoticeList Open = new(DeadlineKind.Overdue, $"{Standing} and n.acknowledged_at is null");
    private static readonly NoticeList Acknowledged = new(DeadlineKind.Overdue, $"{Standing} and n.acknowledged_at is not null");

    internal static void Map(RouteGroupBuilder deadlines) => deadlines
        .MapGet("/overdue", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListOverdue))
        .WithSummary("List what is overdue and how far its escalation is");

    private static async Task<Results<Ok<Page<NoticeItem>>, ProblemHttpResult>> Handle(
        [AsParameters] NoticeFilter filter, bool? acknowledged, PageRequest page, Caller caller, DossiersDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        var list = acknowledged switch { null => All, true => Acknowledged, false => Open };
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        return scope is null
            ? CommonRefusals.NotFound.ToProblem()
            : TypedResults.Ok(await list.ReadAsync(source, scope, page, ct));
    }
}
