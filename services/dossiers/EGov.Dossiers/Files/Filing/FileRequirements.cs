using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>Components that the procedure wants as files.</summary>
internal static class FileRequirements
{
    /// <summary>Codes of required files that the dossier has not.</summary>
    internal static async Task<IReadOnlyList<string>> MissingFilesAsync(this DossiersDb db, Guid dossier, PublishedVersion version, CancellationToken ct)
    {
        var wanted = version.Content.Components.Where(c => c.FileRequired).Select(c => c.Code).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var filed = await db.FiledPapers.Where(p => p.DossierId == dossier && p.RemovedAt == null && p.Component != null).Select(p => p.Component!).ToListAsync(ct);
        return [.. wanted.Except(filed, StringComparer.Ordinal)];
    }
}
