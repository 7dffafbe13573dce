using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>Whoever has the link of a returned dossier sees what is rated, without a word about persons, and rates it once.</summary>
internal static class RateByLink
{
    internal const string Header = "Rating-Token";

    /// <summary>What is rated.</summary>
    public sealed record Opened(
        string Code, string Procedure, string Agency, DateTimeOffset ReturnedAt, DateTimeOffset ExpiresAt, IReadOnlyList<LevelWords> Levels, IReadOnlyList<QuestionView> Questions);

    public sealed record Response(Guid Id, DateTimeOffset RatedAt);

    internal static void Map(RouteGroupBuilder ratings)
    {
        ratings.MapGet("/link", Open).AllowAnonymous().WithName("OpenRatingLink").WithSummary("See what a link rates");
        ratings.MapPost("/link", Rate).AllowAnonymous().WithIdempotency<DossiersDb>().WithName(nameof(RateByLink)).WithSummary("Rate a dossier by its link, once");
    }

    private static async Task<Results<Ok<Opened>, NotFound, ProblemHttpResult>> Open(
        [FromHeader(Name = Header)] string? token, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (link, refusal) = await FindAsync(db, token, now, ct);
        if (link is null)
        {
            return refusal is null ? TypedResults.NotFound() : refusal.ToProblem();
        }

        var about = await (
            from dossier in db.Dossiers.AsNoTracking()
            join version in db.ProcedureVersions on dossier.ProcedureVersionId equals version.Id
            join agency in db.Agencies on dossier.ReceivingAgencyId equals agency.Id
            where dossier.Id == link.DossierId
            select new { dossier.Code, Procedure = version.Name, Agency = agency.Name, dossier.ReturnedAt }).SingleAsync(ct);
        return TypedResults.Ok(new Opened(
            about.Code!, about.Procedure, about.Agency, about.ReturnedAt!.Value, link.ExpiresAt, Survey.Levels, await db.SurveyAsync(now, ct)));
    }

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Rate(
        IdempotencyKey key, RatingForm request, [FromHeader(Name = Header)] string? token, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (link, refused) = await FindAsync(db, token, now, ct);
        if (link is null)
        {
            return refused is null ? TypedResults.NotFound() : refused.ToProblem();
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == link.DossierId, ct);
        if (await db.RateAsync(events, dossier, request, link.Source, now, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var rating = db.Ratings.Local.Single();
        var response = new Response(rating.Id, now);
        db.Remember(key, StatusCodes.Status201Created, "/v1/ratings/link", rating.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/v1/ratings/link", response);
    }

    /// <summary>The link of a token; a token nobody issued is not found, like everything else nobody knows.</summary>
    private static async Task<(RatingLink? Link, Refusal? Refusal)> FindAsync(DossiersDb db, string? token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = RatingLink.HashOf(token);
        var link = hash is null ? null : await db.RatingLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct);
        if (link is null)
        {
            return (null, null);
        }

        if (await db.Ratings.AnyAsync(r => r.DossierId == link.DossierId, ct))
        {
            return (null, Refusals.AlreadyRated);
        }

        return link.ExpiresAt <= now ? (null, Refusals.RatingLinkExpired) : (link, null);
    }
}
