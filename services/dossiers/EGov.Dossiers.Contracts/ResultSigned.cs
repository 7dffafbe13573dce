namespace EGov.Dossiers.Contracts;

/// <summary>Published when the result of a decision is attached and signed. A consumer may conclude that its applicant can have it electronically.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="ResultId">The signed result.</param>
/// <param name="AgencyId">Agency that signed.</param>
/// <param name="Sha256">Hash of the signed file.</param>
/// <param name="IsTest">Whether a test certificate signed.</param>
/// <param name="SignedAt">When.</param>
public sealed record ResultSigned(Guid DossierId, Guid ResultId, Guid AgencyId, string Sha256, bool IsTest, DateTimeOffset SignedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.result-signed.v1";
}
