namespace EGov.Dossiers.Contracts;

/// <summary>Published once per due time when it is near (24 hours before it): whoever holds the dossier is to be warned.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that holds it.</param>
/// <param name="OfficialId">Official that holds it; null while nobody took it up.</param>
/// <param name="DueAt">When the result is due.</param>
/// <param name="FoundAt">When that was found.</param>
public sealed record DueSoon(Guid DossierId, Guid AgencyId, Guid? OfficialId, DateTimeOffset DueAt, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.due-time-neared.v1";
}
