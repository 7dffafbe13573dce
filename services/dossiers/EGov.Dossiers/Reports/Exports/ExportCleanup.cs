using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>The repeated task <c>export-cleanup</c>: files whose time is over, files of attempts that came to nothing, and exports nobody remembers.</summary>
internal sealed class ExportCleanup(DossiersDb db, ExportFiles files, TimeProvider clock) : IRepeatedTask
{
    internal const string Name = "export-cleanup";

    private const int Batch = 200;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.ReportExports.Where(e => e.State == ExportState.Done && e.ExpiresAt <= now && e.AttemptId != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.AttemptId, (Guid?)null), ct);
        var oldest = now - ReportExport.Kept;
        var forgotten = await db.ReportExports.Where(e => e.FinishedAt < oldest).ExecuteDeleteAsync(ct);

        // An attempt is in its row before it has a file: a file that was seen and that no row names is nobody's.
        var removed = 0;
        foreach (var batch in files.All().Chunk(Batch))
        {
            var attempts = batch.Select(f => f.Attempt).ToList();
            var named = await db.ReportExports.Where(e => e.AttemptId != null && attempts.Contains(e.AttemptId.Value)).Select(e => e.AttemptId!.Value).ToListAsync(ct);
            foreach (var (export, attempt) in batch.Where(f => !named.Contains(f.Attempt)))
            {
                files.Remove(export, attempt);
                removed++;
            }
        }

        return new { files = removed, forgotten };
    }
}
