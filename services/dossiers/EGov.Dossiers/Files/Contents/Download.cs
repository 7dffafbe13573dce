using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EGov.Dossiers.Files.Contents;

/// <summary>Gives a file out: to be saved, never to be run by a browser, under its Vietnamese name, in parts where asked.</summary>
internal static class Download
{
    internal static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> OfAsync(
        DossiersDb db, FileStore store, HttpResponse http, Guid file, CancellationToken ct)
    {
        var found = await (
            from stored in db.StoredFiles.AsNoTracking()
            join content in db.StoredContents on stored.Sha256 equals content.Sha256
            where stored.Id == file
            select new { stored, content }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return TypedResults.NotFound();
        }

        if (!found.content.IsUsable)
        {
            return (found.content.Scan == ScanState.Waiting ? Refusals.FileWaitsForScan : Refusals.FileInfected).ToProblem();
        }

        http.KeepInert();
        return TypedResults.Stream(
            store.Open(found.content.Sha256), found.content.Kind.MediaType(), found.stored.Name, entityTag: new EntityTagHeaderValue($"\"{found.content.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>Says that what follows is to be saved and neither run nor kept on the way.</summary>
    internal static void KeepInert(this HttpResponse http)
    {
        var headers = http.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
    }
}
