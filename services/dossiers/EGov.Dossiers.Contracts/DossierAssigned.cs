namespace EGov.Dossiers.Contracts;

/// <summary>Published when a head gives a dossier to an official of the holding agency.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Holding agency.</param>
/// <param name="OfficialId">Who holds it now.</param>
/// <param name="Step">Step.</param>
/// <param name="AssignedAt">When.</param>
public sealed record DossierAssigned(Guid DossierId, Guid AgencyId, Guid OfficialId, int Step, DateTimeOffset AssignedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-assigned.v1";
}
