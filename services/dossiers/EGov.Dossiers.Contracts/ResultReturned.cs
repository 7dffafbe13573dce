namespace EGov.Dossiers.Contracts;

/// <summary>Published when the applicant has the result. The dossier ends.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency whose desk returned it.</param>
/// <param name="ReturnedAt">When.</param>
public sealed record ResultReturned(Guid DossierId, Guid AgencyId, DateTimeOffset ReturnedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.result-returned.v1";
}
