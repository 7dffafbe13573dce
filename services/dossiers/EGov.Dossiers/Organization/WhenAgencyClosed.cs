using EGov.Dossiers.Storage;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>An agency takes no dossier from the day it is closed; its successors carry on what is open.</summary>
internal static class WhenAgencyClosed
{
    internal static async Task Handle(AgencyClosed e, DossiersDb db, CancellationToken ct)
    {
        (await OrganizationCopies.AgencyAsync(db, e.AgencyId, ct)).Closed(e.ClosedOn);
        await db.SucceedAsync(e.AgencyId, e.SuccessorIds, ct);
    }
}
