using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Signing;

/// <summary>The signed result: what it is, the file itself, and whether it is still as it was signed. For the dossier's agencies and its owner.</summary>
internal static class ReadResult
{
    internal static void Map(RouteGroupBuilder dossiers)
    {
        dossiers.MapGet("/{id:guid}/result-file", (Guid id, Caller caller, DossiersDb db, CancellationToken ct) => TellAsync(db, db.Dossiers.InReach(db, caller), id, ct))
            .RequireAuthorization(Policies.Work).WithName(nameof(ReadResult)).WithSummary("The signed result of a dossier");
        dossiers.MapGet("/{id:guid}/result-file/content", (Guid id, Caller caller, HttpResponse http, DossiersDb db, FileStore store, CancellationToken ct) =>
                DownloadAsync(db, db.Dossiers.InReach(db, caller), id, http, store, ct))
            .RequireAuthorization(Policies.Work).WithName("DownloadResult").WithSummary("Read the signed result");
        dossiers.MapGet("/{id:guid}/result-file/verification", (Guid id, Caller caller, DossiersDb db, FileStore store, CancellationToken ct) =>
                VerifyAsync(db, db.Dossiers.InReach(db, caller), id, store, ct))
            .RequireAuthorization(Policies.Work).WithName("VerifyResult").WithSummary("Check the signature of the result");
    }

    internal static void MapOwn(RouteGroupBuilder mine)
    {
        mine.MapGet("/{id:guid}/result-file", (Guid id, Caller caller, DossiersDb db, CancellationToken ct) => TellAsync(db, db.Dossiers.OwnedBy(caller), id, ct))
            .RequireAuthorization(Policies.Submit).WithName("ReadOwnResult").WithSummary("The signed result of one's own dossier");
        mine.MapGet("/{id:guid}/result-file/content", (Guid id, Caller caller, HttpResponse http, DossiersDb db, FileStore store, CancellationToken ct) =>
                DownloadAsync(db, db.Dossiers.OwnedBy(caller), id, http, store, ct))
            .RequireAuthorization(Policies.Submit).WithName("DownloadOwnResult").WithSummary("Read the signed result of one's own dossier");
        mine.MapGet("/{id:guid}/result-file/verification", (Guid id, Caller caller, DossiersDb db, FileStore store, CancellationToken ct) =>
                VerifyAsync(db, db.Dossiers.OwnedBy(caller), id, store, ct))
            .RequireAuthorization(Policies.Submit).WithName("VerifyOwnResult").WithSummary("Check the signature of one's own result");
    }

    private static async Task<Results<Ok<SignedResult>, NotFound>> TellAsync(DossiersDb db, IQueryable<Dossier> dossiers, Guid id, CancellationToken ct)
    {
        var found = await (
            from result in db.ResultFiles.AsNoTracking().InForce(dossiers, id)
            join file in db.StoredFiles on result.FileId equals file.Id
            join content in db.StoredContents on file.Sha256 equals content.Sha256
            select new { result, file, content.Length }).SingleOrDefaultAsync(ct);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(SignedResult.Of(found.result, found.file, found.Length));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> DownloadAsync(
        DossiersDb db, IQueryable<Dossier> dossiers, Guid id, HttpResponse http, FileStore store, CancellationToken ct)
    {
        var file = await db.ResultFiles.InForce(dossiers, id).Select(r => (Guid?)r.FileId).SingleOrDefaultAsync(ct);
        return file is { } found ? await Download.OfAsync(db, store, http, found, ct) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<SignatureCheck>, NotFound>> VerifyAsync(DossiersDb db, IQueryable<Dossier> dossiers, Guid id, FileStore store, CancellationToken ct)
    {
        var sha256 = await (
            from result in db.ResultFiles.InForce(dossiers, id)
            join file in db.StoredFiles on result.FileId equals file.Id
            select file.Sha256).SingleOrDefaultAsync(ct);
        if (sha256 is null)
        {
            return TypedResults.NotFound();
        }

        await using var stream = store.Open(sha256);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, ct);
        return TypedResults.Ok(SignatureCheck.Of(bytes));
    }
}
