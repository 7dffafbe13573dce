using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>
/// An official of the desk that received the dossier or returned its result opens its rating on the desk's screen for the applicant who is there. No idempotency key:
/// the stored answer would hold the token, and a second link opens the same one rating.
/// </summary>
internal static class OpenRatingAtDesk
{
    /// <param name="Address">Page to open; null where the platform's public address is not configured.</param>
    /// <param name="Token">For the kiosk's own page: the header <c>Rating-Token</c>.</param>
    /// <param name="ExpiresAt">When it closes.</param>
    public sealed record Response(string? Address, string Token, DateTimeOffset ExpiresAt);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/rating-link", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithName(nameof(OpenRatingAtDesk))
        .WithSummary("Open the rating for the applicant at the desk");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(Guid id, Caller caller, HttpResponse http, DossiersDb db, RatingLinks links, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().InReach(db, caller).Where(d => d.Id == id).Select(d => new { d.State, d.ReceivingAgencyId, d.DeskAgencyId, d.ResultAgencyId }).SingleOrDefaultAsync(ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        // Any of the desks the applicant stands at: where it was handed in, where the result is fetched, or the competent agency's own.
        if (caller.AgencyId != dossier.ReceivingAgencyId && caller.AgencyId != dossier.DeskAgencyId && caller.AgencyId != dossier.ResultAgencyId)
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (dossier.State != DossierState.Returned)
        {
            return Refusals.NotReturnedYet.ToProblem();
        }

        if (await links.IssueAsync(id, RatingSource.Desk, ct) is not { } link)
        {
            return (await db.Ratings.AnyAsync(r => r.DossierId == id, ct) ? Refusals.AlreadyRated : Refusals.RatingClosed).ToProblem();
        }

        http.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(link.Address, link.Token, link.ExpiresAt));
    }
}
