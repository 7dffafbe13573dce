namespace EGov.Dossiers.Contracts;

/// <summary>Published when a petition has come in: it has its code and its time runs. Who sent it and what it says stays in the service.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="Code">Code given to the asker.</param>
/// <param name="AgencyId">Agency that is to answer or forward it.</param>
/// <param name="About">What it is about.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="DueAt">When the answer is due.</param>
public sealed record PetitionReceived(Guid PetitionId, string Code, Guid AgencyId, PetitionSubject About, DateTimeOffset ReceivedAt, DateTimeOffset DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.petition-received.v1";
}
