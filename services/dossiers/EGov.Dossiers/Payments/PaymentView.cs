using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A payment request as officials and its applicant read it.</summary>
public sealed record PaymentView(
    Guid Id, int Version, Guid DossierId, Guid AgencyId, PaymentTiming Timing, bool Pauses, PaymentState State, string StateName,
    long Fee, long Charge, long Other, long Total, DateOnly PriceDay, IReadOnlyList<PaymentLine> Lines, string Reason, DateTimeOffset RequestedAt,
    PaymentWay? Way, string? PayerName, string? PaidReference, DateTimeOffset? PaidAt, DateTimeOffset? CancelledAt, string? CancelReason, long Refunded,
    IReadOnlyList<ReceiptView> Receipts, IReadOnlyList<RefundView> Refunds, IReadOnlyList<TransactionView> Transactions)
{
    private static readonly Dictionary<PaymentState, string> Names = new()
    {
        [PaymentState.Unpaid] = "Chưa thanh toán",
        [PaymentState.Pending] = "Chờ thanh toán",
        [PaymentState.Paid] = "Đã thanh toán",
        [PaymentState.Refunded] = "Đã hoàn phí",
        [PaymentState.Cancelled] = "Hủy",
    };

    internal static PaymentView Of(PaymentRequest r, IEnumerable<Receipt> receipts, IEnumerable<PaymentTransaction>? transactions = null) => new(
        r.Id, r.Version, r.DossierId, r.AgencyId, r.Timing, r.Pauses, r.State, Names[r.State],
        r.Fee, r.Charge, r.Other, r.Due.Total, r.PriceDay, r.Lines, r.Reason, r.RequestedAt,
        r.Way, r.PayerName, r.PaidReference, r.PaidAt, r.CancelledAt, r.CancelReason, r.Refunded.Total,
        [.. receipts.Where(x => x.PaymentRequestId == r.Id).OrderBy(x => x.IssuedAt).ThenBy(x => x.Kind).Select(ReceiptView.Of)],
        [.. r.Refunds.OrderBy(x => x.RequestedAt).Select(RefundView.Of)],
        [.. (transactions ?? []).Where(x => x.PaymentRequestId == r.Id).OrderBy(x => x.Id).Select(TransactionView.Of)]);

    /// <summary>The requests a query finds, oldest first, with their receipts and refunds.</summary>
    internal static async Task<IReadOnlyList<PaymentView>> ReadAsync(DossiersDb db, IQueryable<PaymentRequest> requests, CancellationToken ct)
    {
        var found = await requests.AsNoTracking().Include(r => r.Refunds).OrderBy(r => r.Id).ToListAsync(ct);
        var ids = found.Select(r => r.Id).ToArray();
        var receipts = ids.Length == 0 ? [] : await db.Receipts.AsNoTracking().Where(r => ids.Contains(r.PaymentRequestId)).ToListAsync(ct);
        var transactions = ids.Length == 0 ? [] : await db.PaymentTransactions.AsNoTracking().Where(t => ids.Contains(t.PaymentRequestId)).ToListAsync(ct);
        return [.. found.Select(r => Of(r, receipts, transactions))];
    }
}

/// <summary>A receipt (biên lai).</summary>
public sealed record ReceiptView(
    Guid Id, int Version, Guid PaymentRequestId, Guid DossierId, Guid AgencyId, FeeKindView Kind, string Form, string Series, string Number, long Amount, string PayerName,
    DateTimeOffset IssuedAt, string? IssuedBy, DateTimeOffset? VoidedAt, string? VoidReason, Guid? ReplacesId)
{
    internal static ReceiptView Of(Receipt r) => new(
        r.Id, r.Version, r.PaymentRequestId, r.DossierId, r.AgencyId, (FeeKindView)r.Kind, r.Form, r.Series,
        r.Number.ToString("0000000", System.Globalization.CultureInfo.InvariantCulture), r.Amount, r.PayerName,
        r.IssuedAt, r.IssuedBy, r.VoidedAt, r.VoidReason, r.ReplacesId);
}

/// <summary>Kind of revenue a receipt is for.</summary>
public enum FeeKindView
{
    /// <summary>Phí.</summary>
    Fee = 1,

    /// <summary>Lệ phí.</summary>
    Charge = 2,
}

/// <summary>A refund (hoàn phí).</summary>
public sealed record RefundView(
    Guid Id, long Fee, long Charge, long Other, long Surplus, PaymentWay Way, string Reason, RefundState State, DateTimeOffset RequestedAt, DateTimeOffset? DoneAt,
    string? BankCode, string? AccountNumber, string? AccountHolder)
{
    internal static RefundView Of(Refund r) => new(
        r.Id, r.Fee, r.Charge, r.Other, r.Surplus, r.Way, r.Reason, r.State, r.RequestedAt, r.DoneAt, r.Account?.BankCode, r.Account?.Number, r.Account?.Holder);
}
