namespace EGov.Dossiers.Contracts;

/// <summary>Published when a petition is answered; the asker has the answer.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="AgencyId">Agency that answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="DueAt">When the answer was due.</param>
public sealed record PetitionAnswered(Guid PetitionId, Guid AgencyId, DateTimeOffset AnsweredAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-answered.v1";
}
