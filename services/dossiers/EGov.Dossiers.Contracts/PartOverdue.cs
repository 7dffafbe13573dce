namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published once per due time when the day of an agency's own part in a dossier is past and the part is not finished, while the dossier's own due
/// time is later: it is a matter for the agency's leader, and no apology to the applicant follows from it.
/// </summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency whose part it is.</param>
/// <param name="OfficialId">Official that holds it there; null while nobody took it up.</param>
/// <param name="DueAt">When the part was due.</param>
/// <param name="FoundAt">When that was found.</param>
public sealed record PartOverdue(Guid DossierId, Guid AgencyId, Guid? OfficialId, DateTimeOffset DueAt, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.part-due-time-missed.v1";
}
