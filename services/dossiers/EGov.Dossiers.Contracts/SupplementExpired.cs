namespace EGov.Dossiers.Contracts;

/// <summary>Published when a supplement was not brought in time; the dossier is stopped by the same act.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="RequestId">The request.</param>
/// <param name="AgencyId">Agency that asked.</param>
/// <param name="AnswerBy">Until when it had to be brought.</param>
/// <param name="ExpiredAt">When the dossier was stopped.</param>
public sealed record SupplementExpired(Guid DossierId, Guid RequestId, Guid AgencyId, DateTimeOffset AnswerBy, DateTimeOffset ExpiredAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.supplement-expired.v1";
}
