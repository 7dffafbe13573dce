namespace EGov.Dossiers.Contracts;

/// <summary>Published once per due time when its day is past and the dossier is not finished: it is escalated to the leader of the agency that holds it.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that holds it.</param>
/// <param name="OfficialId">Official that holds it; null while nobody took it up.</param>
/// <param name="DueAt">When the result was due.</param>
/// <param name="FoundAt">When that was found.</param>
public sealed record DossierOverdue(Guid DossierId, Guid AgencyId, Guid? OfficialId, DateTimeOffset DueAt, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.due-time-missed.v1";
}
