using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>A citizen's or enterprise's own dossiers, newest first.</summary>
internal static class ListMyDossiers
{
    private const string Sort = "my-dossiers/newest";

    public sealed record Item(
        Guid Id, string? Code, string ProcedureCode, string ProcedureName, DossierState State, int StateCode, string StateName,
        DateTimeOffset? SubmittedAt, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapGet("", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(ListMyDossiers))
        .WithSummary("List one's own dossiers");

    private static async Task<Ok<Page<Item>>> Handle(PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        // Ids are made in order of time, so they are the order.
        var after = page.Keys<Keys>(Sort)?.Id;
        var rows = await (
            from dossier in db.Dossiers.AsNoTracking().OwnedBy(caller)
            join version in db.ProcedureVersions on dossier.ProcedureVersionId equals version.Id
            join procedure in db.Procedures on version.ProcedureId equals procedure.Id
            where after == null || dossier.Id < after
            orderby dossier.Id descending
            select new Item(
                dossier.Id, dossier.Code, procedure.Code, version.Name, dossier.State, (int)dossier.State, "",
                dossier.SubmittedAt, dossier.ReceivedAt, dossier.DueAt)).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(
            [.. rows.Select(r => r with { StateCode = (int)r.State, StateName = Progress.NameOf(r.State).Vietnamese })], Sort, r => new Keys(r.Id)));
    }
}
