using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>One agency ends in several, whichever of the events about it comes first.</summary>
internal static class WhenAgencySplit
{
    internal static async Task Handle(AgencySplit e, DossiersDb db, CancellationToken ct)
    {
        await OrganizationCopies.LockAsync(db, ct);
        await db.SucceedAsync(e.AgencyId, e.SuccessorIds, ct);
    }
}
