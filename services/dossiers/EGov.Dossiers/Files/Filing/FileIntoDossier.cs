using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Files.Filing;

/// <summary>The desk or the office that has the dossier puts a file into it: what it has digitised, or a paper kept from before.</summary>
internal static class FileIntoDossier
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/files", Handle)
        .RequireAuthorization(Policies.Work)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(FileIntoDossier))
        .WithSummary("Put a file into a dossier");

    private static async Task<Results<Created<Filed>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Guid id, FilingForm request, Caller caller, HttpResponse http, DossiersDb db, PaperFiling filing, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockForFilingAsync(id, ct);
        if (await db.ForChangeAsync(id, caller, ct) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        if (!await db.WorksOnAsync(dossier, caller, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var (filed, refusal) = await filing.FileAsync(dossier, request, caller, byOwner: false, clock.GetUtcNow(), ct);
        if (filed is null)
        {
            return refusal!.ToProblem();
        }

        var response = Filed.Of(filed.Paper, filed.File, filed.Content);
        var location = $"/v1/dossiers/{id}/files/{filed.Paper.Id}";
        db.Remember(key, StatusCodes.Status201Created, location, filed.Paper.Version, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(filed.Paper.Version);
        return TypedResults.Created(location, response);
    }
}
