using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>What is still with a closed agency, with what helps to say who takes it.</summary>
internal static class ListUnassigned
{
    private const string Sort = "reorganisation-waiting";

    public sealed record Item(Guid DossierId, string? DossierCode, DossierState State, string Field, Guid ReceivingAgencyId, string? Address, DateTimeOffset? DueAt);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder reorganisations) => reorganisations
        .MapGet("/{id:guid}/waiting", Handle)
        .WithName(nameof(ListUnassigned))
        .WithSummary("List the dossiers a closed agency still has");

    private static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(Guid id, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        var agencyId = await db.ReorganisationRuns.Where(r => r.Id == id).Select(r => (Guid?)r.AgencyId).SingleOrDefaultAsync(ct);
        if (agencyId is not { } closed)
        {
            return TypedResults.NotFound();
        }

        var ids = await LeftBehind.DossiersAsync(db, closed, page.Keys<Keys>(Sort)?.Id ?? Guid.Empty, page.Limit + 1, ct);
        var rows = await (
            from dossier in db.Dossiers.AsNoTracking()
            join version in db.ProcedureVersions on dossier.ProcedureVersionId equals version.Id
            where ids.Contains(dossier.Id)
            orderby dossier.Id
            select new Item(dossier.Id, dossier.Code, dossier.State, version.Field, dossier.ReceivingAgencyId, dossier.ApplicantAddress, dossier.DueAt)).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Sort, r => new Keys(r.DossierId)));
    }
}
