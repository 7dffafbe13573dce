namespace EGov.Dossiers.Contracts;

/// <summary>Published when the clock of a dossier runs again.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that resumed it.</param>
/// <param name="ResumedAt">When.</param>
/// <param name="DueAt">The due time that holds now.</param>
public sealed record DossierResumed(Guid DossierId, Guid AgencyId, DateTimeOffset ResumedAt, DateTimeOffset? DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-resumed.v1";
}
