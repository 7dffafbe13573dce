using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>Places an agency under another one; whoever reaches the new parent reaches it and what is below it.</summary>
internal static class WhenAgencyMoved
{
    internal static async Task Handle(AgencyMoved e, EventContext context, DossiersDb db, CancellationToken ct)
    {
        var agency = await OrganizationCopies.AgencyAsync(db, e.AgencyId, ct);
        agency.Moved(context.SubjectVersion, e.ParentId);
        await OrganizationCopies.SaveWithReachAsync(db, e.AgencyId, ct);
    }
}
