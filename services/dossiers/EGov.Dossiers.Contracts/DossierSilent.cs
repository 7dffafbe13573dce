namespace EGov.Dossiers.Contracts;

/// <summary>Published once per stretch of silence when nothing has happened to a dossier for longer than its state allows: applicant and supervisor are to be told.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that holds it, whose supervisor is told.</param>
/// <param name="OfficialId">Official that holds it; null while nobody took it up.</param>
/// <param name="State">State it stays in.</param>
/// <param name="Since">When something last happened to it.</param>
/// <param name="WorkingDays">Working days that the state may last without a sign.</param>
/// <param name="FoundAt">When that was found.</param>
public sealed record DossierSilent(
    Guid DossierId, Guid AgencyId, Guid? OfficialId, DossierState State, DateTimeOffset Since, int WorkingDays, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-fallen-silent.v1";
}
