namespace EGov.Dossiers.Contracts;

/// <summary>Published when an official of the holding agency takes a dossier up.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Holding agency.</param>
/// <param name="OfficialId">Who holds it now.</param>
/// <param name="Step">Step.</param>
/// <param name="TakenUpAt">When.</param>
public sealed record DossierTakenUp(Guid DossierId, Guid AgencyId, Guid OfficialId, int Step, DateTimeOffset TakenUpAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-taken-up.v1";
}
