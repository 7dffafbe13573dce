using EGov.Dossiers.Contracts;
using EGov.WorkingTime;

namespace EGov.Dossiers.Payments;

/// <summary>Money given back, by kind, with reason and account. One that goes through the provider is first asked for, then given or failed.</summary>
internal sealed class Refund
{
    public Guid Id { get; private init; }

    public Guid PaymentRequestId { get; private init; }

    /// <summary>The online payment it gives back; null for other ways.</summary>
    public Guid? TransactionId { get; private init; }

    public long Fee { get; private init; }

    public long Charge { get; private init; }

    public long Other { get; private init; }

    /// <summary>Money that never counted as collected.</summary>
    public long Surplus { get; private init; }

    public PaymentWay Way { get; private init; }

    public required string Reason { get; init; }

    /// <summary>Where a transfer goes.</summary>
    public BankAccount? Account { get; private init; }

    public RefundState State { get; private set; }

    public string? DecidedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Day in Asia/Ho_Chi_Minh on which it was given back: what the report of fees counts by.</summary>
    public DateOnly? DoneDay { get; private set; }

    /// <summary>When the provider is asked again.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>The provider's last answer as it came.</summary>
    public string? RawResponse { get; private set; }

    internal Sums Amounts => new(Fee, Charge, Other);

    internal long Total => Amounts.Total + Surplus;

    internal static Refund Of(Guid paymentRequestId, RefundOrder order, Sums amounts, long surplus, DateTimeOffset at)
    {
        var online = order.Way == PaymentWay.Online;
        return new Refund
        {
            Id = Guid.CreateVersion7(),
            PaymentRequestId = paymentRequestId,
            TransactionId = order.TransactionId,
            Fee = amounts.Fee,
            Charge = amounts.Charge,
            Other = amounts.Other,
            Surplus = surplus,
            Way = order.Way,
            Reason = order.Reason,
            Account = order.Account,
            DecidedBy = order.DecidedBy,
            RequestedAt = at,
            State = online ? RefundState.Requested : RefundState.Given,
            DoneAt = online ? null : at,
            DoneDay = online ? null : CivilTime.DateOf(at),
            NextTryAt = online ? at : null,
        };
    }

    internal void Settle(bool given, string raw, DateTimeOffset at)
    {
        (State, RawResponse, NextTryAt) = (given ? RefundState.Given : RefundState.Failed, raw, null);
        if (given)
        {
            (DoneAt, DoneDay) = (at, CivilTime.DateOf(at));
        }
    }

    /// <summary>The provider did not answer: it is asked again later, with the same reference.</summary>
    internal void Postpone(DateTimeOffset nextTryAt) => (Tries, NextTryAt) = (Tries + 1, nextTryAt);
}

/// <summary>A decision to give money back.</summary>
internal sealed record RefundOrder(PaymentWay Way, string Reason, BankAccount? Account, Guid? TransactionId, string? DecidedBy);

/// <summary>An account at a bank.</summary>
internal sealed record BankAccount(string BankCode, string Number, string Holder);

/// <summary>What became of a refund.</summary>
public enum RefundState
{
    /// <summary>Asked of the provider.</summary>
    Requested = 1,

    /// <summary>The payer has it back.</summary>
    Given = 2,

    /// <summary>The provider refused it; it may be given back another way.</summary>
    Failed = 3,
}
