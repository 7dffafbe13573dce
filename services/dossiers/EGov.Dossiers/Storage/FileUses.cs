using EGov.Api;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Whose uploads are whose, and which files are in use.</summary>
internal static class FileUses
{
    /// <summary>A citizen's own; an official's and those of the colleagues of the same agency.</summary>
    internal static IQueryable<Upload> UploadedBy(this IQueryable<Upload> uploads, Caller caller)
    {
        var (account, agency) = (caller.Subject, caller.AgencyId);
        return uploads.Where(u => account != Guid.Empty && (u.OwnerId == account || (agency != null && u.AgencyId == agency)));
    }

    /// <summary>Whether the caller works on the dossier: at the desk that received it, or where it or a branch of it is now.</summary>
    internal static async ValueTask<bool> WorksOnAsync(this DossiersDb db, Dossier dossier, Caller caller, CancellationToken ct) =>
        await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct) || await db.RowInReachAsync(dossier, caller, null, ct) is not null;

    /// <summary>Holds the dossier in its state to the end of the transaction; others may put files in or take them out at the same time.</summary>
    internal static Task LockForFilingAsync(this DossiersDb db, Guid dossier, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select from dossier where id = {dossier} for share", ct);

    /// <summary>Condition on <c>stored_file f</c>: nothing refers to it.</summary>
    internal const string None = """
        not exists (select from filed_paper p where p.file_id = f.id)
        and not exists (select from kept_paper k where k.file_id = f.id)
        and not exists (select from result_file r where r.file_id = f.id)
        """;
}
