using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>Ratings of the dossiers an agency received, and those of the agencies below for posts that reach them, newest first.</summary>
internal static class ListRatings
{
    private const string Order = "ratings/newest";

    public sealed record Item(
        Guid Id, int Version, Guid DossierId, string? Code, Guid AgencyId, RatingLevel Level, string? Comment, RatingSource Source, DateTimeOffset RatedAt, AppraisalOutcome? Appraisal);

    private sealed record Keys(Guid Id);

    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Agency">An agency in reach; the caller's own when absent.</param>
    /// <param name="Level">Only this level.</param>
    /// <param name="Unappraised">Only those no superior has looked into.</param>
    public readonly record struct Question(DateOnly? From, DateOnly? To, Guid? Agency, Choice<RatingLevel>? Level, bool? Unappraised);

    internal static void Map(RouteGroupBuilder ratings) => ratings
        .MapGet("", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide, Policies.Report))
        .WithName(nameof(ListRatings))
        .WithSummary("List ratings");

    private static async Task<Results<Ok<Page<Item>>, ProblemHttpResult>> Handle([AsParameters] Question asked, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, asked.Agency, below: true, ct) is not { } scope)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var (agencies, after, level) = (scope.Agencies, page.Keys<Keys>(Order)?.Id, asked.Level?.Value);
        var rows = await (
            from rating in db.Ratings.AsNoTracking()
            join dossier in db.Dossiers on rating.DossierId equals dossier.Id
            where agencies.Contains(rating.AgencyId) && (after == null || rating.Id < after)
                && (asked.From == null || rating.RatedOn >= asked.From) && (asked.To == null || rating.RatedOn <= asked.To)
                && (level == null || rating.Level == level) && (asked.Unappraised != true || rating.Appraisal == null)
            orderby rating.Id descending
            select new Item(
                rating.Id, rating.Version, rating.DossierId, dossier.Code, rating.AgencyId, rating.Level, rating.Comment, rating.Source, rating.RatedAt, rating.Appraisal))
            .Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Order, r => new Keys(r.Id)));
    }
}
