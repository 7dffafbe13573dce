namespace EGov.Dossiers.Contracts;

/// <summary>Published once when the time to answer a petition has run out.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="AgencyId">Agency that should have answered.</param>
/// <param name="DueAt">When the answer was due.</param>
/// <param name="FoundAt">When it was noticed.</param>
public sealed record PetitionOverdue(Guid PetitionId, Guid AgencyId, DateTimeOffset DueAt, DateTimeOffset FoundAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-overdue.v1";
}
