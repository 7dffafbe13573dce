using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>Askers follow their petition and say once whether the answer satisfies them: from the account, or with code and key.</summary>
internal static class FollowPetition
{
    private const string Order = "my-petitions/newest";

    /// <summary>What the asker sees.</summary>
    public sealed record View(
        Guid Id, int Version, string Code, PetitionSubject About, string Title, string Content, PetitionState State, string Agency,
        DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool Extended, string? RefusalReason, string? Answer, DateTimeOffset? AnsweredAt, bool? Satisfied);

    public sealed record Rating(bool Satisfied);

    public sealed record Item(Guid Id, string Code, string Title, PetitionState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt);

    private sealed record Keys(Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/v1/my-petitions").WithTags("petitions").RequireAuthorization(Policies.Submit);
        mine.MapGet("", List).WithName("ListMyPetitions").WithSummary("List one's own petitions");
        mine.MapGet("/{id:guid}", ReadMine).WithName("GetMyPetition").WithSummary("Read one's own petition");
        mine.MapPost("/{id:guid}/rating", RateMine).WithName("RateMyAnswer").WithSummary("Say whether the answer satisfies");

        var tracking = app.MapGroup("/v1/petitions/tracking").WithTags("petitions").AllowAnonymous();
        tracking.MapGet("/{code}", ReadByKey).WithName("TrackPetition").WithSummary("Read a petition by code and key");
        tracking.MapPost("/{code}/rating", RateByKey).WithName("RateAnswerByKey").WithSummary("Say by code and key whether the answer satisfies");
    }

    private static async Task<Ok<Page<Item>>> List(PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Order)?.Id;
        var rows = await db.Petitions.AsNoTracking().OwnedBy(caller).Where(p => after == null || p.Id < after).OrderByDescending(p => p.Id)
            .Select(p => new Item(p.Id, p.Code, p.Title, p.State, p.ReceivedAt, p.DueAt, p.AnsweredAt)).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Order, p => new Keys(p.Id)));
    }

    private static Task<Results<Ok<View>, NotFound>> ReadMine(Guid id, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct) =>
        ReadAsync(db.Petitions.OwnedBy(caller).Where(p => p.Id == id), http, db, ct);

    private static Task<Results<Ok<View>, NotFound>> ReadByKey(string code, [FromHeader(Name = "Petition-Key")] string? key, HttpResponse http, DossiersDb db, CancellationToken ct) =>
        ReadAsync(ByKey(db, code, key), http, db, ct);

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> RateMine(Guid id, Rating request, IfMatch expected, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct) =>
        RateAsync(db.Petitions.OwnedBy(caller).Where(p => p.Id == id), request, expected, db, clock, ct);

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> RateByKey(
        string code, Rating request, IfMatch expected, [FromHeader(Name = "Petition-Key")] string? key, DossiersDb db, TimeProvider clock, CancellationToken ct) =>
        RateAsync(ByKey(db, code, key), request, expected, db, clock, ct);

    private static IQueryable<Petition> ByKey(DossiersDb db, string code, string? key)
    {
        var hash = Petition.HashOf(key ?? "");
        return db.Petitions.Where(p => p.Code == code && p.KeyHash == hash);
    }

    private static async Task<Results<Ok<View>, NotFound>> ReadAsync(IQueryable<Petition> petitions, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var view = await petitions.AsNoTracking().Select(p => new View(
            p.Id, p.Version, p.Code, p.About, p.Title, p.Content, p.State, db.Agencies.Where(a => a.Id == p.AgencyId).Select(a => a.Name).First(),
            p.ReceivedAt, p.DueAt, p.ExtendedAt != null, p.RefusalReason, p.Answer, p.AnsweredAt, p.AskerSatisfied)).SingleOrDefaultAsync(ct);
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> RateAsync(
        IQueryable<Petition> petitions, Rating request, IfMatch expected, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var petition = await petitions.SingleOrDefaultAsync(ct);
        if (petition is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(petition.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (petition.Rate(request.Satisfied, clock.GetUtcNow()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
