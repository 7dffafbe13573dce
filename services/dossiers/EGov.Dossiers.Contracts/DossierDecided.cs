namespace EGov.Dossiers.Contracts;

/// <summary>Published when a dossier is decided; its clock ends and the result goes to the receiving desk.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that decided.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DueAt">When it was due.</param>
public sealed record DossierDecided(Guid DossierId, Guid AgencyId, DecisionOutcome Outcome, DateTimeOffset DecidedAt, DateTimeOffset? DueAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-decided.v1";
}
