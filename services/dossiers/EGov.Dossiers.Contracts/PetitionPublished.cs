namespace EGov.Dossiers.Contracts;

/// <summary>Published when question and answer of a petition are put before everybody, in words without personal data.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="AgencyId">Agency that published it.</param>
/// <param name="PublishedAt">When.</param>
public sealed record PetitionPublished(Guid PetitionId, Guid AgencyId, DateTimeOffset PublishedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-published.v1";
}
