namespace EGov.Dossiers.Contracts;

/// <summary>Published when a petition passes to the agency that is competent for it. Its time goes on. Why is read from the service.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="FromAgencyId">Agency that had it.</param>
/// <param name="AgencyId">Agency that has it now.</param>
/// <param name="ForwardedAt">When.</param>
/// <param name="DueAt">When the answer is due.</param>
public sealed record PetitionForwarded(Guid PetitionId, Guid FromAgencyId, Guid AgencyId, DateTimeOffset ForwardedAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-forwarded.v1";
}
