namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published when a leader has signed the letter of apology: it is sent to the applicant, and the dossier is due at the new date from now on.
/// That happens once in a dossier's life.
/// </summary>
/// <param name="ApologyId">The letter.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that apologises.</param>
/// <param name="Reason">Reason told to the applicant.</param>
/// <param name="FormerDueAt">When the result was due.</param>
/// <param name="NewDueAt">When it is due now.</param>
/// <param name="InTime">Whether the letter was sent as early as the law wants.</param>
/// <param name="SentAt">When.</param>
public sealed record ApologySent(
    Guid ApologyId, Guid DossierId, Guid AgencyId, string Reason, DateTimeOffset FormerDueAt, DateTimeOffset NewDueAt, bool InTime, DateTimeOffset SentAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.apology-sent.v1";
}
