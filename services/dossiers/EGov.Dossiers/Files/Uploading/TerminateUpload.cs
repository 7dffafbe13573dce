using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>Throws an upload away. One that has become a file is no longer an upload.</summary>
internal static class TerminateUpload
{
    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapDelete("/{id:guid}", Handle)
        .WithName(nameof(TerminateUpload))
        .WithSummary("Throw an upload away (tus)");

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, DossiersDb db, FileStore store, CancellationToken ct)
    {
        var removed = await db.Uploads.UploadedBy(caller).Where(u => u.Id == id && u.State != UploadState.Stored).ExecuteDeleteAsync(ct);
        if (removed == 0)
        {
            return await db.Uploads.UploadedBy(caller).AnyAsync(u => u.Id == id, ct) ? Refusals.UploadEnded.ToProblem() : TypedResults.NotFound();
        }

        store.RemoveUpload(id);
        return TypedResults.NoContent();
    }
}
