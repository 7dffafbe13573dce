namespace EGov.Dossiers.Contracts;

/// <summary>Published when a dossier passes to its next step. Where the step belongs to another agency, that agency holds the dossier from <paramref name="HandedOverAt"/> on and takes it into its own list on this event.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="FromAgencyId">Agency that handed over.</param>
/// <param name="FromStep">Step that ended.</param>
/// <param name="Recipients">Who goes on: one leading recipient, and the coordinating ones where the step is worked in parallel.</param>
/// <param name="HandedOverAt">When.</param>
public sealed record DossierHandedOver(
    Guid DossierId, Guid FromAgencyId, int FromStep, IReadOnlyList<StepRecipient> Recipients, DateTimeOffset HandedOverAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-handed-over.v1";
}

/// <summary>An agency that gets a dossier, and for which step.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Step">Number of the step.</param>
/// <param name="Leads">Whether it leads; false for a coordinating branch.</param>
/// <param name="DueAt">When its part is due; null without a term.</param>
public sealed record StepRecipient(Guid AgencyId, int Step, bool Leads, DateTimeOffset? DueAt);
