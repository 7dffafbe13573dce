using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>An official may be given dossiers of the agency he or she has a post in.</summary>
internal static class WhenOfficialAppointed
{
    internal static async Task Handle(OfficialAppointed e, DossiersDb db, CancellationToken ct)
    {
        await OrganizationCopies.LockAsync(db, ct);
        if (await db.Officials.SingleOrDefaultAsync(o => o.Id == e.OfficialId, ct) is not { } official)
        {
            db.Add(official = new Official { Id = e.OfficialId, FullName = e.FullName });
        }

        official.FullName = e.FullName;
        if (await db.Posts.SingleOrDefaultAsync(p => p.Id == e.PostId, ct) is not { } post)
        {
            db.Add(post = new Post { Id = e.PostId, OfficialId = e.OfficialId, AgencyId = e.AgencyId });
        }

        post.Begin(e.Title, e.RoleCodes, e.From, e.To);
    }
}
