using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>
/// Begins an upload (tus creation, also with the first bytes). It takes no idempotency key, which tus clients do not send:
/// an upload begun twice is one that expires.
/// </summary>
internal static class BeginUpload
{
    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapPost("", Handle)
        .WithName(nameof(BeginUpload))
        .WithSummary("Begin an upload (tus)")
        .WithMetadata(new DisableRequestSizeLimitAttribute());

    private static async Task<Results<Created, ProblemHttpResult>> Handle(
        HttpRequest request, HttpResponse response, Caller caller, DossiersDb db, OneStopRules rules, Arrival arrival, Completion completion,
        TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var largest = (await rules.AtAsync(db, CivilTime.DateOf(now), ct)).LargestFile;
        if (request.Number(Tus.UploadLength) is not { } length || !request.TryReadMetadata("filename", out var metadata, out var name))
        {
            return Refusals.UploadHeaderInvalid.ToProblem();
        }

        if (length > largest)
        {
            response.Describe(largest);
            return Refusals.FileTooLarge.ToProblem(("largest", largest));
        }

        if (length == 0)
        {
            return Refusals.FileEmpty.ToProblem();
        }

        var upload = new Upload
        {
            Id = Guid.CreateVersion7(),
            OwnerId = caller.Subject,
            AgencyId = caller.AgencyId,
            Name = FileName.Clean(name),
            Metadata = metadata,
            Length = length,
            State = UploadState.Receiving,
            BegunAt = now,
            MovedAt = now,
        };
        db.Add(upload);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();

        response.SetExpires(upload.ExpiresAt);
        if (request.CarriesChunk())
        {
            var (offset, refusal) = await arrival.TakeAsync(upload, request, ct);
            refusal ??= offset == length ? await completion.CompleteAsync(upload, ct) : null;
            if (refusal is not null)
            {
                return refusal.ToProblem(("upload", upload.Id));
            }

            response.SetOffset(offset);
        }

        return TypedResults.Created($"/v1/uploads/{upload.Id}");
    }
}
