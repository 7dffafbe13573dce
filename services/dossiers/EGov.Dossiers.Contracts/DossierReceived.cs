namespace EGov.Dossiers.Contracts;

/// <summary>Published when an agency has received a dossier: it has its code and its clock runs.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Code">Code given to the applicant.</param>
/// <param name="ProcedureCode">Procedure.</param>
/// <param name="ProcedureVersion">Version it is handled under to its end.</param>
/// <param name="Field">Field of the procedure.</param>
/// <param name="AgencyId">Receiving agency.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="OwnerId">Account of the applicant; null when handed in at a desk without one.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="DueAt">When the result is due; null for procedures without a term.</param>
/// <param name="DeskAgencyId">The desk that took it in for the receiving agency, where that was another one.</param>
public sealed record DossierReceived(
    Guid DossierId,
    string Code,
    string ProcedureCode,
    int ProcedureVersion,
    string Field,
    Guid AgencyId,
    Channel Channel,
    Guid? OwnerId,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    Guid? DeskAgencyId = null)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-received.v1";
}
