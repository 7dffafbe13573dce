using EGov.Api;
using EGov.Organization.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

/// <summary>The second lock: what lies outside the caller's agency, and those below it where the role says so, is not found.</summary>
internal static class Reach
{
    internal static IQueryable<Agency> AgenciesInReach(this OrganizationDb db, Caller caller, DateOnly today) =>
        db.Agencies.Where(a => db.AgenciesWithin(caller.AgencyId, caller.ReachesBelow, today).Any(r => r.AgencyId == a.Id));

    /// <summary>Officials with a post in reach, at whatever time, and those who have none yet.</summary>
    internal static IQueryable<Official> OfficialsInReach(this OrganizationDb db, Caller caller, DateOnly today) =>
        db.Officials.Where(o => !o.Posts.Any()
            || o.Posts.Any(p => db.AgenciesWithin(caller.AgencyId, caller.ReachesBelow, today).Any(r => r.AgencyId == p.AgencyId)));

    /// <summary>Accounts of officials in reach; those of citizens and enterprises belong to no agency and are looked after at the top.</summary>
    internal static IQueryable<Account> AccountsInReach(this OrganizationDb db, Caller caller, DateOnly today) =>
        db.Accounts.Where(a => a.OfficialId == null
            ? caller.ReachesBelow && (caller.AgencyId == null || db.AgencyPlacements.Any(p =>
                p.AgencyId == caller.AgencyId && p.ParentId == null && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today)))
            : db.OfficialsInReach(caller, today).Any(o => o.Id == a.OfficialId));

    /// <summary>Clients that act for an agency in reach; those that act for none are looked after at the top.</summary>
    internal static IQueryable<ApiClient> ApiClientsInReach(this OrganizationDb db, Caller caller, DateOnly today) =>
        db.ApiClients.Where(c => c.AgencyId == null
            ? caller.ReachesBelow && (caller.AgencyId == null || db.AgencyPlacements.Any(p =>
                p.AgencyId == caller.AgencyId && p.ParentId == null && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today)))
            : db.AgenciesWithin(caller.AgencyId, caller.ReachesBelow, today).Any(r => r.AgencyId == c.AgencyId));

    /// <summary>Whether the caller's rights hold for everything: a post at the top that reaches below, or a system bound to no agency.</summary>
    internal static async Task<bool> IsAtTheTopAsync(this OrganizationDb db, Caller caller, DateOnly today, CancellationToken ct) =>
        caller.ReachesBelow && (caller.AgencyId is null || await db.AgencyPlacements.AnyAsync(
            p => p.AgencyId == caller.AgencyId && p.ParentId == null && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today), ct));
}
