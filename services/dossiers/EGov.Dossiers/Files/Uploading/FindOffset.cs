using System.Globalization;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>Tells where an upload stands, so that its client goes on from there: after a lost connection, or after our restart.</summary>
internal static class FindOffset
{
    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapMethods("/{id:guid}", [HttpMethods.Head], Handle)
        .WithName(nameof(FindOffset))
        .WithSummary("Where an upload stands (tus)");

    private static async Task<Results<Ok, NotFound, ProblemHttpResult>> Handle(
        Guid id, HttpResponse response, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
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

        response.SetOffset(upload.Received);
        response.Headers[Tus.UploadLength] = upload.Length.ToString(CultureInfo.InvariantCulture);
        response.SetExpires(upload.ExpiresAt);
        if (upload.Metadata is { } metadata)
        {
            response.Headers[Tus.UploadMetadata] = metadata;
        }

        return TypedResults.Ok();
    }
}
