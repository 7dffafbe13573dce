namespace EGov.Dossiers.Contracts;

/// <summary>Published when money went back to its payer: a part or all of what a request collected, or a surplus that no request was open for.</summary>
/// <param name="PaymentRequestId">The request; also the subject of the event.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that refunded.</param>
/// <param name="RefundId">The refund.</param>
/// <param name="Fee">Fees (phí) refunded.</param>
/// <param name="Charge">Charges (lệ phí) refunded.</param>
/// <param name="Other">Other obligations refunded.</param>
/// <param name="Surplus">Money refunded that never counted as collected, such as an online payment of a request cancelled before.</param>
/// <param name="RefundedAt">When.</param>
public sealed record PaymentRefunded(
    Guid PaymentRequestId, Guid DossierId, Guid AgencyId, Guid RefundId, long Fee, long Charge, long Other, long Surplus, DateTimeOffset RefundedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.payment-refunded.v1";
}
