using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Keeping;

/// <summary>
/// What was handed in before is offered again instead of asked for again: to the account whose dossiers it comes from, and to a desk that has a
/// dossier of that person before it and not yet at its end. Withdrawn papers and those out of date are not offered.
/// </summary>
internal static class OfferPapers
{
    private const string Sort = "papers/id";

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/papers", HandleWorking)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Handle))
        .WithName(nameof(OfferPapers))
        .WithSummary("Papers of the dossier's applicant that can be used again");

    internal static void MapOwn(RouteGroupBuilder papers) => papers
        .MapGet("", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("OfferOwnPapers")
        .WithSummary("One's own papers that can be used again");

    private static async Task<Results<Ok<Page<PaperKept>>, NotFound, ProblemHttpResult>> HandleWorking(
        Guid id, PageRequest page, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ForChangeAsync(id, caller, ct) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        return StateMoves.IsFinal(dossier.State) || !await db.WorksOnAsync(dossier, caller, ct)
            ? Refusals.NotHolder.ToProblem()
            : await ListAsync(db.KeptPapers.OfApplicant(dossier), page, db, clock, ct);
    }

    private static Task<Ok<Page<PaperKept>>> HandleOwn(PageRequest page, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct) =>
        ListAsync(db.KeptPapers.KeptFor(caller), page, db, clock, ct);

    private static async Task<Ok<Page<PaperKept>>> ListAsync(IQueryable<KeptPaper> papers, PageRequest page, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var after = page.Keys<Key>(Sort)?.Id ?? Guid.Empty;
        var rows = await (
            from paper in papers.AsNoTracking().Offered(CivilTime.DateOf(clock.GetUtcNow()))
            join file in db.StoredFiles on paper.FileId equals file.Id
            join content in db.StoredContents on file.Sha256 equals content.Sha256
            where paper.Id > after && content.Scan != ScanState.Infected
            orderby paper.Id
            select new { paper, file.Name }).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows.ConvertAll(r => PaperKept.Of(r.paper, r.Name)), Sort, p => new Key(p.Id)));
    }

    private sealed record Key(Guid Id);
}
