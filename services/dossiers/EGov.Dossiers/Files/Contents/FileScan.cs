using EGov.Dossiers.Files.Uploading;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Contents;

/// <summary>
/// The repeated task <c>file-scan</c>: completes uploads whose last bytes came just before a crash, and scans what waited for the scanner.
/// While the scanner is away it tries one and leaves the rest.
/// </summary>
internal sealed partial class FileScan(DossiersDb db, FileStore store, Clamd clamd, Completion completion, TimeProvider clock, ILogger<FileScan> logger) : IRepeatedTask
{
    private const int Batch = 100;

    /// <summary>A request that completes an upload is given this long before another looks after it.</summary>
    private static readonly TimeSpan Undisturbed = TimeSpan.FromMinutes(2);

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var completed = await CompleteAsync(ct);
        var (scanned, infected) = clamd.IsConfigured ? await ScanAsync(ct) : (0, 0);
        return new { completed, scanned, infected, waiting = await db.StoredContents.CountAsync(c => c.Scan == ScanState.Waiting, ct) };
    }

    private async Task<int> CompleteAsync(CancellationToken ct)
    {
        var quiet = clock.GetUtcNow() - Undisturbed;
        var left = await db.Uploads.AsNoTracking()
            .Where(u => u.State == UploadState.Receiving && u.Received == u.Length && u.MovedAt < quiet)
            .OrderBy(u => u.MovedAt).Take(Batch).ToListAsync(ct);
        foreach (var upload in left)
        {
            await completion.CompleteAsync(upload, ct);
            db.ChangeTracker.Clear();
        }

        return left.Count;
    }

    private async Task<(int Scanned, int Infected)> ScanAsync(CancellationToken ct)
    {
        var (scanned, infected) = (0, 0);
        var waiting = await db.StoredContents.AsNoTracking().Where(c => c.Scan == ScanState.Waiting)
            .OrderBy(c => c.TouchedAt).Select(c => c.Sha256).Take(Batch).ToListAsync(ct);
        foreach (var sha256 in waiting)
        {
            ScanVerdict verdict;
            try
            {
                await using var bytes = store.Open(sha256);
                verdict = await clamd.ScanAsync(bytes, ct);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // Cleaned away in the meantime.
                continue;
            }

            if (verdict.IsAway)
            {
                break;
            }

            // One file it cannot read must not hold up the others: it goes to the end of the line.
            if (verdict.State == ScanState.Waiting)
            {
                var last = clock.GetUtcNow();
                await db.StoredContents.Where(c => c.Sha256 == sha256).ExecuteUpdateAsync(set => set.SetProperty(c => c.TouchedAt, last), ct);
                continue;
            }

            var now = clock.GetUtcNow();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.StoredContents.Where(c => c.Sha256 == sha256).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Scan, verdict.State).SetProperty(c => c.Finding, verdict.Finding).SetProperty(c => c.ScannedAt, now), ct);
            if (verdict.State == ScanState.Infected)
            {
                store.RemoveContent(sha256);
                infected++;
                LogInfected(logger, sha256, verdict.Finding);
            }

            await transaction.CommitAsync(ct);
            scanned++;
        }

        return (scanned, infected);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content {Sha256} carries {Finding} and was deleted")]
    private static partial void LogInfected(ILogger logger, string sha256, string? finding);
}
