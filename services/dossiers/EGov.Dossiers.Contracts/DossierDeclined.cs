namespace EGov.Dossiers.Contracts;

/// <summary>Published when an agency declines an online submission. The dossier ends.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that declined.</param>
/// <param name="Reason">Reason told to the applicant.</param>
/// <param name="DeclinedAt">When.</param>
public sealed record DossierDeclined(Guid DossierId, Guid AgencyId, string Reason, DateTimeOffset DeclinedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-declined.v1";
}
