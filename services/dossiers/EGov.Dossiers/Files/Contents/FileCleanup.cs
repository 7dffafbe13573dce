using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Contents;

/// <summary>
/// The repeated task <c>file-cleanup</c>: throws away uploads nobody goes on with, files nobody put anywhere, and contents no file has any more.
/// What is referenced cannot go: rows are locked before they are judged, and the foreign keys would refuse.
/// </summary>
internal sealed class FileCleanup(DossiersDb db, FileStore store, TimeProvider clock) : IRepeatedTask
{
    /// <summary>How long a file may lie about before it is put into a dossier, and bytes after their last use.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private const int Batch = 200;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new { uploads = await RemoveUploadsAsync(now, ct), files = await RemoveFilesAsync(now - Grace, ct), contents = await RemoveContentsAsync(now - Grace, ct) };
    }

    private async Task<int> RemoveUploadsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (unfinished, ended, removed) = (now - Upload.Kept, now - Grace, 0);
        List<Guid> batch;
        do
        {
            // Refused uploads tell their reason for a while; stored ones are files and their rows may go with the same age.
            batch = await db.Database.SqlQuery<Guid>($"""
                delete from upload where id in (
                    select id from upload
                    where (state = 'Receiving' and received < length and moved_at < {unfinished}) or (state <> 'Receiving' and moved_at < {ended})
                    order by id limit {Batch} for update skip locked)
                returning id as "Value"
                """).ToListAsync(ct);
            batch.ForEach(store.RemoveUpload);
            removed += batch.Count;
        }
        while (batch.Count == Batch);

        // Folders whose row is gone: a crash came between the two.
        foreach (var folder in store.UploadFolders().Chunk(Batch))
        {
            var known = await db.Uploads.Where(u => folder.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
            foreach (var orphan in folder.Except(known).Where(id => BornBefore(id, ended)))
            {
                store.RemoveUpload(orphan);
            }
        }

        return removed;
    }

    private async Task<int> RemoveFilesAsync(DateTimeOffset before, CancellationToken ct)
    {
        var removed = 0;
        List<Guid> locked;
        do
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            locked = await db.Database.SqlQueryRaw<Guid>(
                $"select f.id as \"Value\" from stored_file f where f.stored_at < {{0}} and {FileUses.None} order by f.id limit {{1}} for update of f skip locked",
                before, Batch).ToListAsync(ct);
            // Judged again now that nobody can begin to use them.
            removed += await db.Database.ExecuteSqlRawAsync($"delete from stored_file f where f.id = any ({{0}}) and {FileUses.None}", [locked.ToArray()], ct);
            await transaction.CommitAsync(ct);
        }
        while (locked.Count == Batch);
        return removed;
    }

    private async Task<int> RemoveContentsAsync(DateTimeOffset before, CancellationToken ct)
    {
        var removed = 0;
        List<string> locked;
        do
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            locked = await db.Database.SqlQuery<string>($"""
                select c.sha256 as "Value" from stored_content c
                where c.touched_at < {before} and not exists (select from stored_file f where f.sha256 = c.sha256)
                order by c.sha256 limit {Batch} for update skip locked
                """).ToListAsync(ct);
            var gone = await db.StoredContents.Where(c => locked.Contains(c.Sha256) && !db.StoredFiles.Any(f => f.Sha256 == c.Sha256))
                .Select(c => c.Sha256).ToListAsync(ct);
            await db.StoredContents.Where(c => gone.Contains(c.Sha256)).ExecuteDeleteAsync(ct);
            // Before the commit, while the rows are locked: whoever brings the same bytes waits, and then puts them back.
            gone.ForEach(store.RemoveContent);
            await transaction.CommitAsync(ct);
            removed += gone.Count;
        }
        while (locked.Count == Batch);
        return removed;
    }

    /// <summary>Identities are version 7 and begin with their instant.</summary>
    private static bool BornBefore(Guid id, DateTimeOffset at) =>
        Convert.ToInt64(id.ToString("N")[..12], 16) < at.ToUnixTimeMilliseconds();
}
