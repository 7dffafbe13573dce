using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>What ends with an agency: its name, place and codes, and the posts in it. Closing, merging and splitting share it.</summary>
internal sealed class AgencyEnding(OrganizationDb db, IEventLog events)
{
    internal async Task<Refusal?> EndAsync(Agency agency, DateOnly on, IReadOnlyList<Guid> successors, CancellationToken ct)
    {
        var officials = await db.Officials
            .Include(o => o.Posts.Where(p => p.AgencyId == agency.Id && (p.ValidTo == null || p.ValidTo > on)))
            .Where(o => o.Posts.Any(p => p.AgencyId == agency.Id && (p.ValidTo == null || p.ValidTo > on)))
            .ToListAsync(ct);
        foreach (var official in officials)
        {
            foreach (var post in official.Posts)
            {
                if (official.End(post, on) is not null)
                {
                    // It begins on that day or later: whoever planned it has to undo it.
                    return Refusals.AgencyHasPosts;
                }

                events.Stage(official, new PostEnded(post.Id, official.Id, agency.Id, on));
            }
        }

        if (agency.Close(on) is { } refusal)
        {
            return refusal;
        }

        db.AddRange(successors.Select(successor => new AgencySuccession { PredecessorId = agency.Id, SuccessorId = successor, TakenOverOn = on }));
        events.Stage(agency, new AgencyClosed(agency.Id, successors, on));
        return null;
    }

    /// <summary>Puts an agency under another from the day its parent ends.</summary>
    internal Refusal? Move(Agency child, Guid formerParent, Guid parent, DateOnly on)
    {
        if (child.Move(parent, on) is { } refusal)
        {
            return refusal;
        }

        events.Stage(child, new AgencyMoved(child.Id, parent, formerParent, on));
        return null;
    }

    /// <summary>The agencies standing under another on a day and after it, with what a move needs.</summary>
    internal Task<List<Agency>> ChildrenAsync(Guid parent, DateOnly on, CancellationToken ct) =>
        db.Agencies.Include(a => a.Placements)
            .Where(a => a.Placements.Any(p => p.ParentId == parent && (p.ValidTo == null || p.ValidTo > on)))
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
}
