namespace EGov.Dossiers.Contracts;

/// <summary>Published when a consulted agency is reminded of an answer it owes.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AskingAgencyId">Agency that asked.</param>
/// <param name="AgencyId">Agency that is reminded.</param>
/// <param name="RemindedAt">When.</param>
/// <param name="DueAt">Until when the answer is, or was, expected.</param>
public sealed record ConsultationReminded(
    Guid ConsultationId, Guid DossierId, Guid AskingAgencyId, Guid AgencyId, DateTimeOffset RemindedAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.consultation-reminded.v1";
}
