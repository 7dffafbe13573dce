using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Handling;

/// <summary>Where a dossier stands after a change: what every state change answers.</summary>
public sealed record Standing(
    Guid Id, string? Code, int Version, DossierState State, int StateCode, int Step, Guid AgencyId, Guid? OfficialId, DateTimeOffset? StepDueAt, DateTimeOffset? DueAt)
{
    internal static Standing Of(Dossier dossier)
    {
        var lead = dossier.Lead;
        return new Standing(
            dossier.Id, dossier.Code, dossier.Version, dossier.State, (int)dossier.State, dossier.Step, lead.AgencyId, lead.OfficialId, lead.DueAt, dossier.DueAt);
    }
}
