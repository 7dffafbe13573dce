namespace EGov.Dossiers.Contracts;

/// <summary>Published when the agency that has a petition accepts it as within its competence: it will answer it.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="AgencyId">Agency that accepted.</param>
/// <param name="AcceptedAt">When.</param>
/// <param name="DueAt">When the answer is due.</param>
public sealed record PetitionAccepted(Guid PetitionId, Guid AgencyId, DateTimeOffset AcceptedAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-accepted.v1";
}
