using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>Adds bytes to an upload at its offset; with the last of them the file is checked and stored, or refused with the reason.</summary>
internal static class ContinueUpload
{
    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapPatch("/{id:guid}", Handle)
        .WithName(nameof(ContinueUpload))
        .WithSummary("Add bytes to an upload (tus)")
        .WithMetadata(new DisableRequestSizeLimitAttribute());

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, HttpRequest request, HttpResponse response, Caller caller, DossiersDb db, Arrival arrival, Completion completion,
        TimeProvider clock, CancellationToken ct)
    {
        if (!request.CarriesChunk())
        {
            return CommonRefusals.UnsupportedMediaType.ToProblem();
        }

        if (request.Number(Tus.UploadOffset) is not { } at)
        {
            return Refusals.UploadHeaderInvalid.ToProblem();
        }

        var upload = await db.Uploads.AsNoTracking().UploadedBy(caller).SingleOrDefaultAsync(u => u.Id == id, ct);
        if (upload is null)
        {
            return TypedResults.NotFound();
        }

        if (upload.HasExpired(clock.GetUtcNow()))
        {
            return Refusals.UploadExpired.ToProblem();
        }

        if (upload.State == UploadState.Refused)
        {
            return Refusals.UploadEnded.ToProblem(("refusal", upload.Refusal));
        }

        if (upload.Received != at)
        {
            return Refusals.UploadOffsetConflict.ToProblem(("offset", upload.Received));
        }

        var (offset, refusal) = await arrival.TakeAsync(upload, request, ct);
        // All bytes are here and nothing was made of them yet: a request without bytes at the end asks for it again.
        refusal ??= offset == upload.Length && upload.State == UploadState.Receiving ? await completion.CompleteAsync(upload, ct) : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        response.SetOffset(offset);
        response.SetExpires(clock.GetUtcNow() + Upload.Kept);
        return TypedResults.NoContent();
    }
}
