namespace EGov.Dossiers.Contracts;

/// <summary>Published when a citizen or enterprise submits a dossier online. It is not received yet: the agency accepts or declines it within eight working hours.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="ProcedureCode">Procedure.</param>
/// <param name="ProcedureVersion">Version in effect at submission.</param>
/// <param name="AgencyId">Agency that is to accept it.</param>
/// <param name="OwnerId">Account of the applicant.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="AcceptBy">Until when the agency has to answer.</param>
public sealed record DossierSubmitted(
    Guid DossierId, string ProcedureCode, int ProcedureVersion, Guid AgencyId, Guid OwnerId, DateTimeOffset SubmittedAt, DateTimeOffset AcceptBy)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-submitted.v1";
}
