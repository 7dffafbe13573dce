namespace EGov.Dossiers.Contracts;

/// <summary>Published when an applicant is asked to complete a dossier, beside <see cref="DossierSuspended"/>. What is missing is read from the service.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="RequestId">The request.</param>
/// <param name="Number">1 for the dossier's first request, 2 for its second ...</param>
/// <param name="AgencyId">Agency that asks.</param>
/// <param name="Late">Whether the agency asked after the time it had for it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AnswerBy">Until when the applicant has to answer; then the dossier is stopped.</param>
public sealed record DossierSupplementRequested(
    Guid DossierId, Guid RequestId, int Number, Guid AgencyId, bool Late, DateTimeOffset AskedAt, DateTimeOffset AnswerBy)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.supplement-requested.v1";
}
