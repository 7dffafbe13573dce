using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>Takes over an agency's new name.</summary>
internal static class WhenAgencyRenamed
{
    internal static async Task Handle(AgencyRenamed e, EventContext context, DossiersDb db, CancellationToken ct) =>
        (await OrganizationCopies.AgencyAsync(db, e.AgencyId, ct)).Named(context.SubjectVersion, e.Name, e.ShortName);
}
