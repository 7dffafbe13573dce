using EGov.Organization.Contracts;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>What an account may do today: the rights of its posts in one agency, or what every applicant may do.</summary>
internal sealed record Rights(Guid? AgencyId, bool ReachesBelow, IReadOnlyCollection<string> Scopes)
{
    private static readonly Rights OfApplicants = new(null, ReachesBelow: false, Policies.OfApplicants);
    private static readonly Rights None = new(null, ReachesBelow: false, []);

    /// <summary>Null when an agency is asked for in which the account has no post.</summary>
    internal static async Task<Rights?> OfAsync(
        OrganizationDb db, AccountKind kind, Guid? officialId, Guid? agencyId, DateOnly today, CancellationToken ct)
    {
        if (kind != AccountKind.Official)
        {
            return agencyId is null ? OfApplicants : null;
        }

        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.OfficialId == officialId && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today))
            .OrderBy(p => p.ValidFrom).ThenBy(p => p.Id)
            .Select(p => new { p.AgencyId, Roles = p.Roles.Select(r => new { r.Scopes, r.ReachesBelow }).ToList() })
            .ToListAsync(ct);
        var chosen = agencyId ?? posts.FirstOrDefault()?.AgencyId;
        var roles = posts.Where(p => p.AgencyId == chosen).SelectMany(p => p.Roles).ToList();
        if (roles.Count == 0)
        {
            return agencyId is null ? None : null;
        }

        return new Rights(chosen, roles.Exists(r => r.ReachesBelow), [.. roles.SelectMany(r => r.Scopes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The part of the rights that was asked for; null when more was asked than there is.</summary>
    internal IReadOnlyCollection<string>? Narrow(string? requested)
    {
        if (string.IsNullOrWhiteSpace(requested))
        {
            return Scopes;
        }

        var wanted = requested.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        return wanted.TrueForAll(s => Scopes.Contains(s, StringComparer.Ordinal)) ? wanted : null;
    }
}
