namespace EGov.Dossiers.Contracts;

/// <summary>Published when a decided dossier goes back to the agency that decided, because the result is wrong. Its clock runs on as if it had not been decided.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that corrects.</param>
/// <param name="Step">Step it goes back to.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="CorrectedAt">When it went back.</param>
public sealed record DossierCorrected(Guid DossierId, Guid AgencyId, int Step, string Reason, DateTimeOffset CorrectedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-corrected.v1";
}
