namespace EGov.Dossiers.Contracts;

/// <summary>
/// Published when an agency asks an applicant to meet a financial obligation. Amounts are whole đồng. Where it pauses the dossier,
/// a DossierSuspended is published beside it and the clock stands until PaymentReceived or PaymentCancelled.
/// </summary>
/// <param name="PaymentRequestId">The request; also the subject of the event.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Agency that asks.</param>
/// <param name="Fee">Sum of the fees (phí).</param>
/// <param name="Charge">Sum of the charges (lệ phí).</param>
/// <param name="Other">Sum of the other financial obligations.</param>
/// <param name="Pauses">Whether the dossier's clock stands until it is paid.</param>
/// <param name="RequestedAt">When.</param>
public sealed record PaymentRequested(
    Guid PaymentRequestId, Guid DossierId, Guid AgencyId, long Fee, long Charge, long Other, bool Pauses, DateTimeOffset RequestedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.payment-requested.v1";
}
