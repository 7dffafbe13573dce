using EGov.Api;
using EGov.Dossiers.Model;

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

    /// <summary>Condition on <c>stored_file f</c>: nothing refers to it.</summary>
    internal const string None = "true";
}
