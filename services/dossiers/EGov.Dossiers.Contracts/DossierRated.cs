namespace EGov.Dossiers.Contracts;

/// <summary>Published when the applicant of a returned dossier has rated how it was handled; once per dossier. What was written beside it stays in the service.</summary>
/// <param name="RatingId">The rating.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that received the dossier and returned its result.</param>
/// <param name="Level">The overall level.</param>
/// <param name="RatedAt">When.</param>
public sealed record DossierRated(Guid RatingId, Guid DossierId, Guid AgencyId, RatingLevel Level, DateTimeOffset RatedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-rated.v1";
}
