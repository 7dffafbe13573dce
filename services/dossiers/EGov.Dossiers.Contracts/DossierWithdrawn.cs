namespace EGov.Dossiers.Contracts;

/// <summary>Published when a dossier ends at its applicant's wish before it was decided.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that held it.</param>
/// <param name="WithdrawnAt">When.</param>
public sealed record DossierWithdrawn(Guid DossierId, Guid AgencyId, DateTimeOffset WithdrawnAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-withdrawn.v1";
}
