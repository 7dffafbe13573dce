using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>A superior who had no hand in the dossier looks into its rating (phúc tra), once and with a reason. The rating itself stays.</summary>
internal static class AppraiseRating
{
    public sealed record Request(AppraisalOutcome Outcome, [Required, StringLength(1000, MinimumLength = 10)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Enum.IsDefined(Outcome))
            {
                yield return new ValidationResult("Upheld or NotUpheld.", [nameof(Outcome)]);
            }
        }
    }

    public sealed record Response(
        Guid Id, int Version, Guid DossierId, RatingLevel Level, IReadOnlyList<AnswerForm> Answers, string? Comment, RatingSource Source, DateTimeOffset RatedAt,
        AppraisalOutcome? Appraisal, string? AppraisalReason, Guid? AppraisedBy, DateTimeOffset? AppraisedAt)
    {
        internal static Response Of(Rating r) => new(
            r.Id, r.Version, r.DossierId, r.Level, [.. r.Answers.Select(a => new AnswerForm(a.Code, a.Level))], r.Comment, r.Source, r.RatedAt,
            r.Appraisal, r.AppraisalReason, r.AppraisedBy, r.AppraisedAt);
    }

    internal static void Map(RouteGroupBuilder dossiers)
    {
        dossiers.MapGet("/{id:guid}/rating", Read).RequireAuthorization(Policies.Work).WithName("GetRating").WithSummary("Read the rating of a dossier");
        dossiers.MapPost("/{id:guid}/rating/appraisal", Handle).RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
            .WithName(nameof(AppraiseRating)).WithSummary("Appraise a rating");
    }

    private static async Task<Results<Ok<Response>, NotFound>> Read(Guid id, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var rating = await InReach(db, caller, id).AsNoTracking().SingleOrDefaultAsync(ct);
        if (rating is null)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(rating.Version);
        return TypedResults.Ok(Response.Of(rating));
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var rating = await InReach(db, caller, id).SingleOrDefaultAsync(ct);
        if (rating is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(rating.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (caller.OfficialId is { } official && await db.Holdings.AnyAsync(h => h.DossierId == id && h.OfficialId == official, ct))
        {
            return Refusals.OwnWork.ToProblem();
        }

        if (rating.Appraise(request.Outcome, request.Reason, caller.Subject, clock.GetUtcNow()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(rating.Version);
        return TypedResults.Ok(Response.Of(rating));
    }

    private static IQueryable<Rating> InReach(DossiersDb db, Caller caller, Guid dossierId)
    {
        var dossiers = db.Dossiers.InReach(db, caller).Where(d => d.Id == dossierId).Select(d => d.Id);
        return db.Ratings.Where(r => dossiers.Contains(r.DossierId));
    }
}
