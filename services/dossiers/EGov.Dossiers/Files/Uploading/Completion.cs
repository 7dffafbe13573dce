using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>
/// Turns an upload whose bytes have all arrived into a file, or refuses it: size, kind by content, pages, virus scan.
/// May run twice at once, after a restart or by the repeated task; the upload's row decides which run counts.
/// </summary>
internal sealed partial class Completion(DossiersDb db, FileStore store, Clamd clamd, ContentShelf shelf, TimeProvider clock, ILogger<Completion> logger)
{
    /// <summary>Completes an upload.</summary>
    /// <returns>Why it is not taken, or null.</returns>
    internal async Task<Refusal?> CompleteAsync(Upload upload, CancellationToken ct)
    {
        try
        {
            var parts = await db.UploadChunks.AsNoTracking().Where(c => c.UploadId == upload.Id).OrderBy(c => c.Start).Select(c => c.Part).ToListAsync(ct);
            var (path, sha256, length) = await store.AssembleAsync(upload.Id, parts, ct);
            var (found, refusal) = await Inspection.OfAsync(path, upload.Name, ct);
            return found is null
                ? await RefuseAsync(upload, refusal!, ct)
                : await StoreAsync(upload, path, found, sha256, length, ct);
        }
        catch (IOException) when (!ct.IsCancellationRequested)
        {
            // Another run was done in the meantime and cleared the parts away; if not, it is a real fault.
            if (await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == upload.Id, ct) is not { State: not UploadState.Receiving } ended)
            {
                throw;
            }

            return ended.Refusal is { } code ? Refusals.OfFile(code) : null;
        }
    }

    private async Task<Refusal?> StoreAsync(Upload upload, string path, Inspection found, string sha256, long length, CancellationToken ct)
    {
        ScanVerdict verdict;
        await using (var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true))
        {
            verdict = await clamd.ScanAsync(bytes, ct);
        }

        var now = clock.GetUtcNow();
        var content = new StoredContent
        {
            Sha256 = sha256,
            Length = length,
            Kind = found.Kind,
            Pages = found.Pages,
            Scan = verdict.State,
            Finding = verdict.State == ScanState.Infected ? verdict.Finding : null,
            ScannedAt = verdict.State is ScanState.Clean or ScanState.Infected ? now : null,
            TouchedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await shelf.PutAsync(db, content, path, ct) == ScanState.Infected)
        {
            await EndAsync(upload, UploadState.Refused, Refusals.FileInfected.Code, ct);
            await transaction.CommitAsync(ct);
            LogInfected(logger, upload.Id, verdict.Finding);
            store.RemoveUpload(upload.Id);
            return Refusals.FileInfected;
        }

        if (await EndAsync(upload, UploadState.Stored, null, ct))
        {
            db.Add(new StoredFile
            {
                Id = upload.Id,
                OwnerId = upload.OwnerId,
                AgencyId = upload.AgencyId,
                Name = FileName.For(upload.Name, found.Kind),
                Sha256 = sha256,
                StoredAt = now,
            });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            store.RemoveUpload(upload.Id);
        }

        return null;
    }

    private async Task<Refusal> RefuseAsync(Upload upload, Refusal refusal, CancellationToken ct)
    {
        await EndAsync(upload, UploadState.Refused, refusal.Code, ct);
        store.RemoveUpload(upload.Id);
        return refusal;
    }

    private async Task<bool> EndAsync(Upload upload, UploadState state, string? refusal, CancellationToken ct) =>
        await db.Uploads.Where(u => u.Id == upload.Id && u.State == UploadState.Receiving)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.State, state).SetProperty(u => u.Refusal, refusal), ct) > 0;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upload {Upload} carries {Finding} and was deleted")]
    private static partial void LogInfected(ILogger logger, Guid upload, string? finding);
}
