using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>The files of a dossier in the order they came, also those taken out since, with the reason.</summary>
internal static class ListFiles
{
    private const string Sort = "files/id";

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/files", HandleWorking)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListFiles))
        .WithSummary("List a dossier's files");

    internal static void MapOwn(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}/files", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("ListOwnFiles")
        .WithSummary("List the files of one's own dossier");

    private static async Task<Results<Ok<Page<Filed>>, NotFound>> HandleWorking(Guid id, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct) =>
        await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct) ? await ListAsync(id, page, db, ct) : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<Filed>>, NotFound>> HandleOwn(Guid id, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct) =>
        await db.Dossiers.OwnedBy(caller).AnyAsync(d => d.Id == id, ct) ? await ListAsync(id, page, db, ct) : TypedResults.NotFound();

    private static async Task<Ok<Page<Filed>>> ListAsync(Guid id, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<Key>(Sort)?.Id ?? Guid.Empty;
        var rows = await (
            from paper in db.FiledPapers.AsNoTracking()
            join file in db.StoredFiles on paper.FileId equals file.Id
            join content in db.StoredContents on file.Sha256 equals content.Sha256
            where paper.DossierId == id && paper.Id > after
            orderby paper.Id
            select new { paper, file, content }).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows.ConvertAll(r => Filed.Of(r.paper, r.file, r.content)), Sort, f => new Key(f.Id)));
    }

    private sealed record Key(Guid Id);
}
