namespace EGov.Dossiers.Contracts;

/// <summary>Published when the clock of a dossier stops: for a supplement, for a payment, or because handling stops.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that stopped it.</param>
/// <param name="State">Which of the three.</param>
/// <param name="Reason">Reason told to the applicant.</param>
/// <param name="SuspendedAt">When.</param>
public sealed record DossierSuspended(Guid DossierId, Guid AgencyId, DossierState State, string Reason, DateTimeOffset SuspendedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-suspended.v1";
}
