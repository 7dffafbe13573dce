using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>Learns of an agency: its name, codes and place in the tree.</summary>
internal static class WhenAgencyOpened
{
    internal static async Task Handle(AgencyOpened e, EventContext context, DossiersDb db, CancellationToken ct)
    {
        var agency = await OrganizationCopies.AgencyAsync(db, e.AgencyId, ct);
        agency.Opened(context.SubjectVersion, e.Kind, e.Name, e.ShortName, e.Code, e.OldCode, e.ParentId, e.OpenedOn);
        await OrganizationCopies.SaveWithReachAsync(db, e.AgencyId, ct);
    }
}
