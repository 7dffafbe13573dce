namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published when handling of a dossier stops, beside <see cref="DossierSuspended"/>. The dossier is not ended: the desk may resume it and the
/// applicant may withdraw it.
/// </summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="StopId">Record of the stop, with the number of its notice.</param>
/// <param name="AgencyId">Agency that held it.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">Reason told to the applicant.</param>
/// <param name="StoppedAt">When.</param>
public sealed record DossierStopped(Guid DossierId, Guid StopId, Guid AgencyId, StopCause Cause, string Reason, DateTimeOffset StoppedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-stopped.v1";
}
