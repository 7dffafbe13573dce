namespace EGov.Dossiers.Contracts;

/// <summary>Published when a consultation ends without an answer: the agency no longer has to give one, and no longer sees the dossier for it.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AskingAgencyId">Agency that asked.</param>
/// <param name="AgencyId">Agency that was asked.</param>
/// <param name="Ending">Why it ended.</param>
/// <param name="ClosedAt">When.</param>
public sealed record ConsultationClosed(
    Guid ConsultationId, Guid DossierId, Guid AskingAgencyId, Guid AgencyId, ConsultationEnding Ending, DateTimeOffset ClosedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.consultation-closed.v1";
}

/// <summary>Why a consultation ended without an answer.</summary>
public enum ConsultationEnding
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>The asking side took the question back.</summary>
    Withdrawn = 1,

    /// <summary>The dossier was decided, withdrawn or declined.</summary>
    DossierEnded = 2,

    /// <summary>The agency was closed and its successor has been asked already.</summary>
    AgencyMerged = 3,
}
