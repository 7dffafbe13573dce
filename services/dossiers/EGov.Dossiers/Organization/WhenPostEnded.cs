using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>No dossier is assigned to an official in an agency where the post has ended.</summary>
internal static class WhenPostEnded
{
    internal static async Task Handle(PostEnded e, DossiersDb db, CancellationToken ct)
    {
        await OrganizationCopies.LockAsync(db, ct);
        if (await db.Posts.SingleOrDefaultAsync(p => p.Id == e.PostId, ct) is not { } post)
        {
            // The end overtook the beginning; the row waits for it.
            db.Add(post = new Post { Id = e.PostId, OfficialId = e.OfficialId, AgencyId = e.AgencyId });
        }

        post.End(e.To);
    }
}
