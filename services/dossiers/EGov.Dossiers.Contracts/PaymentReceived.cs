namespace EGov.Dossiers.Contracts;

/// <summary>Published once per payment request, when all of it is paid; the receipts are issued by then. Amounts are whole đồng.</summary>
/// <param name="PaymentRequestId">The request; also the subject of the event.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that collected.</param>
/// <param name="Fee">Fees (phí) collected.</param>
/// <param name="Charge">Charges (lệ phí) collected.</param>
/// <param name="Other">Other obligations collected.</param>
/// <param name="Way">How it was paid.</param>
/// <param name="PaidAt">When the money was paid; online this may be earlier than the event.</param>
public sealed record PaymentReceived(
    Guid PaymentRequestId, Guid DossierId, Guid AgencyId, long Fee, long Charge, long Other, PaymentWay Way, DateTimeOffset PaidAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.payment-received.v1";
}
