using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>Learns an official's name.</summary>
internal static class WhenOfficialRegistered
{
    internal static async Task Handle(OfficialRegistered e, DossiersDb db, CancellationToken ct)
    {
        await OrganizationCopies.LockAsync(db, ct);
        if (!await db.Officials.AnyAsync(o => o.Id == e.OfficialId, ct))
        {
            db.Add(new Official { Id = e.OfficialId, FullName = e.FullName });
        }
    }
}
