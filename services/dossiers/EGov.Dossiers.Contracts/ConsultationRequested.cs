namespace EGov.Dossiers.Contracts;

/// <summary>Published when the holder of a dossier asks another agency for its opinion. The dossier's clock runs on.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AskingAgencyId">Agency that asks.</param>
/// <param name="AgencyId">Agency that is asked.</param>
/// <param name="Waits">Whether the dossier goes on only after the answer or the deadline.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DueAt">Until when the answer is expected.</param>
public sealed record ConsultationRequested(
    Guid ConsultationId, Guid DossierId, Guid AskingAgencyId, Guid AgencyId, bool Waits, DateTimeOffset AskedAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.consultation-requested.v1";
}
