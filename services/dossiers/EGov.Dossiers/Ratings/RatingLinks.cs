using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Ratings;

/// <summary>Makes links to rate and says what they open. A rating is open for the rule's days from the day the result was returned.</summary>
internal sealed class RatingLinks(DossiersDb db, OneStopRules rules, IOptions<PublicOptions> address, TimeProvider clock)
{
    /// <summary>
    /// A new link to a returned dossier that is not rated, or null when there is nothing to rate. It is in the database before anybody gets it.
    /// The token stands behind the number sign, which browsers send to no server: it is in no log on the way.
    /// </summary>
    internal async Task<(string? Address, string Token, DateTimeOffset ExpiresAt)?> IssueAsync(Guid dossierId, RatingSource source, CancellationToken ct)
    {
        var returnedAt = await db.Dossiers.AsNoTracking()
            .Where(d => d.Id == dossierId && d.State == DossierState.Returned && !db.Ratings.Any(r => r.DossierId == d.Id))
            .Select(d => d.ReturnedAt).SingleOrDefaultAsync(ct);
        if (returnedAt is not { } returned || await ClosesAtAsync(returned, ct) is var closesAt && closesAt <= clock.GetUtcNow())
        {
            return null;
        }

        var (link, token) = RatingLink.Issue(dossierId, source, clock.GetUtcNow(), closesAt);
        db.Add(link);
        await db.SaveChangesAsync(ct);
        return (address.Value.Link($"/api/dossiers/v1/rating-page#{token}"), token, closesAt);
    }

    /// <summary>When the time to rate is over.</summary>
    internal async Task<DateTimeOffset> ClosesAtAsync(DateTimeOffset returnedAt, CancellationToken ct)
    {
        var day = CivilTime.DateOf(returnedAt);
        var rule = await rules.AtAsync(db, day, ct);
        return CivilTime.At(day.AddDays(rule.RatingDays + 1));
    }
}
