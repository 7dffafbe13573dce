namespace EGov.Dossiers.Contracts;

/// <summary>Published when an agency refuses a petition as outside of its competence; the petition ends. Why is read from the service.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="AgencyId">Agency that refused.</param>
/// <param name="RefusedAt">When.</param>
public sealed record PetitionRefused(Guid PetitionId, Guid AgencyId, DateTimeOffset RefusedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-refused.v1";
}
