using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Dossiers.Organization;

/// <summary>Takes over an agency's identification code, which dossier codes begin with.</summary>
internal static class WhenAgencyCodeAssigned
{
    internal static async Task Handle(AgencyCodeAssigned e, EventContext context, DossiersDb db, CancellationToken ct)
    {
        var agency = await OrganizationCopies.AgencyAsync(db, e.AgencyId, ct);
        if (e.Form != CodeForm.Unknown)
        {
            agency.Coded(context.SubjectVersion, e.Form == CodeForm.Former, e.Code);
        }
    }
}
