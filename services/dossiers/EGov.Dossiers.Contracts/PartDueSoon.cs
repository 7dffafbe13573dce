namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published once per due time when an agency's own part in a dossier that another agency received is near its end (24 hours before it), and the
/// dossier's own due time is later: the agency is to be warned, the applicant is not concerned.
/// </summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency whose part it is.</param>
/// <param name="OfficialId">Official that holds it there; null while nobody took it up.</param>
/// <param name="DueAt">When the part is due.</param>
/// <param name="FoundAt">When that was found.</param>
public sealed record PartDueSoon(Guid DossierId, Guid AgencyId, Guid? OfficialId, DateTimeOffset DueAt, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.part-due-time-neared.v1";
}
