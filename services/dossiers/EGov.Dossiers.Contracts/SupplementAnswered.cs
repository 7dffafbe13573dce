namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published when a supplement was brought. A received dossier is in handling again with the due time told by <see cref="DossierResumed"/>;
/// a submission waits for its acceptance again.
/// </summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="RequestId">The request answered.</param>
/// <param name="Online">By the applicant's own account rather than at the desk.</param>
/// <param name="Complete">Whether everything asked for was brought; if not, the desk did without.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="AcceptBy">Until when the agency has to answer; only for a submission that is not received.</param>
public sealed record SupplementAnswered(
    Guid DossierId, Guid RequestId, bool Online, bool Complete, DateTimeOffset AnsweredAt, DateTimeOffset? AcceptBy)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.supplement-answered.v1";
}
