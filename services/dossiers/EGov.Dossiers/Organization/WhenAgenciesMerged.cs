using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>Several agencies end in one, whichever of the events about it comes first.</summary>
internal static class WhenAgenciesMerged
{
    internal static async Task Handle(AgenciesMerged e, DossiersDb db, CancellationToken ct)
    {
        await OrganizationCopies.LockAsync(db, ct);
        foreach (var predecessor in e.PredecessorIds)
        {
            await db.SucceedAsync(predecessor, [e.SuccessorId], ct);
        }
    }
}
