namespace EGov.Dossiers.Contracts;

/// <summary>Published when the holder returns a dossier, with the reason, to the step it came from. Where that step belongs to another agency, that agency holds the dossier again from <paramref name="SentBackAt"/> on.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="FromAgencyId">Agency that sends back.</param>
/// <param name="FromStep">Step it sends back from.</param>
/// <param name="ToAgencyId">Agency that gets it again.</param>
/// <param name="ToStep">Step that is done again.</param>
/// <param name="Reason">Why.</param>
/// <param name="PartDueAt">When the part of the agency that gets it again is due; null without a term.</param>
/// <param name="SentBackAt">When.</param>
public sealed record DossierSentBack(
    Guid DossierId, Guid FromAgencyId, int FromStep, Guid ToAgencyId, int ToStep, string Reason, DateTimeOffset? PartDueAt, DateTimeOffset SentBackAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-sent-back.v1";
}
