using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>The owner of a returned dossier rates it from the account's own list, and sees what was rated.</summary>
internal static class RateMyDossier
{
    public sealed record Response(Guid Id, RatingLevel Level, IReadOnlyList<AnswerForm> Answers, string? Comment, DateTimeOffset RatedAt)
    {
        internal static Response Of(Rating r) => new(r.Id, r.Level, [.. r.Answers.Select(a => new AnswerForm(a.Code, a.Level))], r.Comment, r.RatedAt);
    }

    internal static void Map(RouteGroupBuilder mine)
    {
        mine.MapGet("/{id:guid}/rating", Read).RequireAuthorization(Policies.Submit).WithName("GetMyRating").WithSummary("Read one's own rating");
        mine.MapPost("/{id:guid}/rating", Rate).RequireAuthorization(Policies.Submit).WithIdempotency<DossiersDb>().WithName(nameof(RateMyDossier)).WithSummary("Rate one's own dossier");
    }

    private static async Task<Results<Ok<Response>, NotFound>> Read(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var mine = db.Dossiers.OwnedBy(caller).Where(d => d.Id == id).Select(d => d.Id);
        var rating = await db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => mine.Contains(r.DossierId), ct);
        return rating is null ? TypedResults.NotFound() : TypedResults.Ok(Response.Of(rating));
    }

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Rate(
        Guid id, IdempotencyKey key, RatingForm request, Caller caller, DossiersDb db, RatingLinks links, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(d => d.Id == id, ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        if (dossier.State != DossierState.Returned)
        {
            return Refusals.NotReturnedYet.ToProblem();
        }

        if (await links.ClosesAtAsync(dossier.ReturnedAt!.Value, ct) <= now)
        {
            return Refusals.RatingClosed.ToProblem();
        }

        if (await db.RateAsync(events, dossier, request, RatingSource.Account, now, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var response = Response.Of(db.Ratings.Local.Single());
        db.Remember(key, StatusCodes.Status201Created, $"/v1/my-dossiers/{id}/rating", 1, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/v1/my-dossiers/{id}/rating", response);
    }
}
