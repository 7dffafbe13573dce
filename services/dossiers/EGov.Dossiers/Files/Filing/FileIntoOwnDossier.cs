using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>The applicant puts a file into the own dossier: until it is received, and when a supplement is asked for.</summary>
internal static class FileIntoOwnDossier
{
    internal static void Map(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/files", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(FileIntoOwnDossier))
        .WithSummary("Put a file into one's own dossier");

    private static async Task<Results<Created<Filed>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Guid id, FilingForm request, Caller caller, HttpResponse http, DossiersDb db, PaperFiling filing, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockForFilingAsync(id, ct);
        if (await db.Dossiers.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        var (filed, refusal) = await filing.FileAsync(dossier, request, caller, byOwner: true, clock.GetUtcNow(), ct);
        if (filed is null)
        {
            return refusal!.ToProblem();
        }

        var response = Filed.Of(filed.Paper, filed.File, filed.Content);
        var location = $"/v1/my-dossiers/{id}/files/{filed.Paper.Id}";
        db.Remember(key, StatusCodes.Status201Created, location, filed.Paper.Version, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(filed.Paper.Version);
        return TypedResults.Created(location, response);
    }
}
