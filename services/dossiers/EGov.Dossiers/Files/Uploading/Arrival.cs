using System.Security.Cryptography;
using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>
/// Takes the bytes of one request. They lie in a part of their own until the database has moved the upload's offset from where the request
/// said it stands; of two requests at one offset it moves it for one, and the other's part is thrown away.
/// </summary>
internal sealed class Arrival(DossiersDb db, FileStore store, TimeProvider clock)
{
    private const int BufferLength = 128 * 1024;

    /// <summary>Adds the body to the upload.</summary>
    /// <returns>The offset after it, or why nothing was added.</returns>
    internal async Task<(long Offset, Refusal? Refusal)> TakeAsync(Upload upload, HttpRequest request, CancellationToken ct)
    {
        var (checksum, refusal) = request.Checksum();
        if (refusal is not null)
        {
            return (upload.Received, refusal);
        }

        var chunk = new UploadChunk { UploadId = upload.Id, Start = upload.Received, Part = Guid.CreateVersion7() };
        var (written, hash, isWhole) = await WriteAsync(chunk, upload.Length - upload.Received, request.Body, checksum is not null, ct);
        if (written > upload.Length - upload.Received)
        {
            store.RemovePart(upload.Id, chunk.Part);
            return (upload.Received, Refusals.FileTooLarge);
        }

        if (checksum is not null && (!isWhole || !CryptographicOperations.FixedTimeEquals(checksum, hash)))
        {
            store.RemovePart(upload.Id, chunk.Part);
            return (upload.Received, Refusals.ChecksumMismatch);
        }

        // A connection that broke off brought what it brought; the client goes on behind it.
        if (written > 0 && !await MoveAsync(upload, chunk, written))
        {
            store.RemovePart(upload.Id, chunk.Part);
            return (upload.Received, Refusals.UploadOffsetConflict);
        }

        return (upload.Received + written, null);
    }

    private async Task<(long Written, byte[] Hash, bool IsWhole)> WriteAsync(UploadChunk chunk, long room, Stream body, bool hashes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        var (written, isWhole) = (0L, false);
        await using var part = store.NewPart(chunk.UploadId, chunk.Part);
        try
        {
            while (written <= room)
            {
                var read = await body.ReadAsync(buffer, ct);
                if (read == 0)
                {
                    isWhole = true;
                    break;
                }

                if (hashes)
                {
                    hash.AppendData(buffer, 0, read);
                }

                await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                written += read;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException)
        {
            // The connection broke off.
        }

        part.Flush(flushToDisk: true);
        return (written, hash.GetHashAndReset(), isWhole);
    }

    private async Task<bool> MoveAsync(Upload upload, UploadChunk chunk, long written)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var moved = await db.Uploads
            .Where(u => u.Id == upload.Id && u.State == UploadState.Receiving && u.Received == chunk.Start)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Received, chunk.Start + written).SetProperty(u => u.MovedAt, now), CancellationToken.None);
        if (moved == 0)
        {
            return false;
        }

        db.Add(new UploadChunk { UploadId = chunk.UploadId, Start = chunk.Start, Length = written, Part = chunk.Part });
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
