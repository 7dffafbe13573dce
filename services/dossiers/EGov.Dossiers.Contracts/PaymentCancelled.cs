namespace EGov.Dossiers.Contracts;

/// <summary>Published when a payment request is cancelled before it was paid; nothing is owed by it any more.</summary>
/// <param name="PaymentRequestId">The request; also the subject of the event.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that had asked.</param>
/// <param name="Reason">Reason told to the applicant.</param>
/// <param name="CancelledAt">When.</param>
public sealed record PaymentCancelled(Guid PaymentRequestId, Guid DossierId, Guid AgencyId, string Reason, DateTimeOffset CancelledAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.payment-cancelled.v1";
}
