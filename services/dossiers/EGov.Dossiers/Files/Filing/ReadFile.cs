using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>Reads a file of a dossier, whole or in part: those who take part in the dossier, and its owner. One taken out is read by nobody.</summary>
internal static class ReadFile
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/files/{paper:guid}/content", HandleWorking)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ReadFile))
        .WithSummary("Read a file of a dossier");

    internal static void MapOwn(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}/files/{paper:guid}/content", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("ReadOwnFile")
        .WithSummary("Read a file of one's own dossier");

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> HandleWorking(
        Guid id, Guid paper, Caller caller, HttpResponse http, DossiersDb db, FileStore store, CancellationToken ct) =>
        await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct) ? await ReadAsync(id, paper, http, db, store, ct) : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> HandleOwn(
        Guid id, Guid paper, Caller caller, HttpResponse http, DossiersDb db, FileStore store, CancellationToken ct) =>
        await db.Dossiers.OwnedBy(caller).AnyAsync(d => d.Id == id, ct) ? await ReadAsync(id, paper, http, db, store, ct) : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> ReadAsync(
        Guid id, Guid paper, HttpResponse http, DossiersDb db, FileStore store, CancellationToken ct)
    {
        var file = await db.FiledPapers.Where(p => p.DossierId == id && p.Id == paper && p.RemovedAt == null).Select(p => (Guid?)p.FileId).SingleOrDefaultAsync(ct);
        return file is { } found ? await Download.OfAsync(db, store, http, found, ct) : TypedResults.NotFound();
    }
}
