using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Contents;

/// <summary>
/// Puts contents where they are kept, once each. The content's row is locked from here to the end of the caller's transaction and the
/// clean-up takes the same lock, so bytes are never removed under somebody who has just come to need them.
/// </summary>
internal sealed class ContentShelf(FileStore store)
{
    /// <summary>Records the content and moves the file at <paramref name="path"/> to its place; inside the caller's transaction.</summary>
    /// <returns>What is now known of these bytes.</returns>
    internal async Task<ScanState> PutAsync(DossiersDb db, StoredContent content, string path, CancellationToken ct)
    {
        // A scanner that is away takes nothing back from what was known before.
        var scan = (await db.Database.SqlQuery<string>($"""
            insert into stored_content (sha256, length, kind, pages, scan, finding, scanned_at, touched_at)
            values ({content.Sha256}, {content.Length}, {content.Kind.ToString()}, {content.Pages}, {content.Scan.ToString()}, {content.Finding}, {content.ScannedAt}, {content.TouchedAt})
            on conflict (sha256) do update set
                touched_at = greatest(stored_content.touched_at, excluded.touched_at),
                scan = case when excluded.scanned_at is not null then excluded.scan else stored_content.scan end,
                finding = case when excluded.scanned_at is not null then excluded.finding else stored_content.finding end,
                scanned_at = coalesce(excluded.scanned_at, stored_content.scanned_at)
            returning scan as "Value"
            """).ToListAsync(ct)).Single();
        var state = Enum.Parse<ScanState>(scan);
        if (state == ScanState.Infected)
        {
            store.RemoveContent(content.Sha256);
        }
        else
        {
            store.Place(path, content.Sha256);
        }

        return state;
    }
}
