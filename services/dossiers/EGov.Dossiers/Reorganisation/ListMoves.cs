using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Worklists;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>The log of a reorganisation: each dossier that moved, from where to where, when, and what the successor took over of it.</summary>
internal static class ListMoves
{
    private const string Sort = "reorganisation-moves";

    /// <param name="Parts">Any of Holding, Receiving, Desk, Result, Record.</param>
    public sealed record Item(Guid Id, Guid DossierId, string? DossierCode, NamedAgency From, NamedAgency To, DateTimeOffset MovedAt, string Parts);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder reorganisations) => reorganisations
        .MapGet("/{id:guid}/moves", Handle)
        .WithName(nameof(ListMoves))
        .WithSummary("List what a reorganisation moved");

    private static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(Guid id, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        if (!await db.ReorganisationRuns.AnyAsync(r => r.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var after = page.Keys<Keys>(Sort)?.Id;
        var rows = await (
            from move in db.ReorganisationMoves.AsNoTracking()
            join dossier in db.Dossiers on move.DossierId equals dossier.Id
            join left in db.Agencies on move.FromAgencyId equals left.Id
            join taken in db.Agencies on move.ToAgencyId equals taken.Id
            where move.RunId == id && (after == null || move.Id > after)
            orderby move.Id
            select new { move.Id, move.DossierId, dossier.Code, From = new NamedAgency(left.Id, left.Name), To = new NamedAgency(taken.Id, taken.Name), move.MovedAt, move.Parts })
            .Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(
            [.. rows.Select(r => new Item(r.Id, r.DossierId, r.Code, r.From, r.To, r.MovedAt, r.Parts.ToString()))], Sort, r => new Keys(r.Id)));
    }
}
