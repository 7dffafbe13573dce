namespace EGov.Dossiers.Contracts;

/// <summary>Published when a dossier will probably not be finished in time and a letter of apology waits for the leader of the agency that holds it.</summary>
/// <param name="ApologyId">The letter.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that holds it.</param>
/// <param name="DueAt">When the result is due.</param>
/// <param name="SignBy">Latest moment to send the letter in time.</param>
/// <param name="ProposedDueAt">New date as computed.</param>
/// <param name="ProposedAt">When it was proposed.</param>
public sealed record ApologyProposed(
    Guid ApologyId, Guid DossierId, Guid AgencyId, DateTimeOffset DueAt, DateTimeOffset SignBy, DateTimeOffset ProposedDueAt, DateTimeOffset ProposedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.apology-proposed.v1";
}
