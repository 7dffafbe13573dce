using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Messaging;
using EGov.WorkingTime;

namespace EGov.Dossiers.Payments;

/// <summary>
/// What an agency asks an applicant to pay for one dossier (yêu cầu thực hiện nghĩa vụ tài chính), and what became of it:
/// unpaid, waiting for the provider, paid, refunded, cancelled. Lines never change; a wrong request is cancelled and made again.
/// </summary>
internal sealed class PaymentRequest : IEventSubject
{
    private readonly List<Refund> _refunds = [];

    public Guid Id { get; private init; }

    public int Version { get; private set; }

    public Guid DossierId { get; private init; }

    /// <summary>1, 2 ... per dossier.</summary>
    public int Number { get; private init; }

    /// <summary>The agency that asks; once it is paid, the agency that collected.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>The agency that asked, whoever collects.</summary>
    public Guid AskedAgencyId { get; private init; }

    public Guid ProcedureId { get; private init; }

    public required string Field { get; init; }

    public PaymentTiming Timing { get; private init; }

    /// <summary>Whether the dossier's clock stands until it is paid.</summary>
    public bool Pauses { get; private init; }

    public PaymentState State { get; private set; }

    public IReadOnlyList<PaymentLine> Lines { get; private init; } = [];

    public long Fee { get; private init; }

    public long Charge { get; private init; }

    public long Other { get; private init; }

    /// <summary>The day whose prices it was made with.</summary>
    public DateOnly PriceDay { get; private init; }

    /// <summary>What the applicant is told.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public string? RequestedBy { get; private init; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>Day of payment in Asia/Ho_Chi_Minh.</summary>
    public DateOnly? PaidDay { get; private set; }

    /// <summary>
    /// Day on which the payment was booked here: what the report of fees counts by. A provider's word may come days after the payment, and a day
    /// that was reported must not change by it.
    /// </summary>
    public DateOnly? BookedDay { get; private set; }

    public PaymentWay? Way { get; private set; }

    public string? PayerName { get; private set; }

    /// <summary>The bank's reference of a transfer, or our reference of an online payment.</summary>
    public string? PaidReference { get; private set; }

    /// <summary>Official that took the money; null online.</summary>
    public string? CollectedBy { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>Given back or on the way back.</summary>
    public long RefundedFee { get; private set; }

    public long RefundedCharge { get; private set; }

    public long RefundedOther { get; private set; }

    public IReadOnlyList<Refund> Refunds => _refunds;

    internal Sums Due => new(Fee, Charge, Other);

    internal Sums Refunded => new(RefundedFee, RefundedCharge, RefundedOther);

    /// <summary>Whether money is still waited for.</summary>
    internal bool IsOpen => State is PaymentState.Unpaid or PaymentState.Pending;

    /// <summary>A request for a dossier, or why there is none. One of which nothing is due, because the applicant is exempt, is settled at once.</summary>
    internal static (PaymentRequest? Request, Refusal? Refusal) For(Dossier dossier, string field, Demand demand, DateTimeOffset at, Actor actor)
    {
        if (Sums.Of(demand.Lines) is not { } due)
        {
            return (null, Refusals.PaymentTooLarge);
        }

        var nothingDue = due.Total == 0;
        if (nothingDue && (demand.Pauses || demand.Lines.All(l => l.Exemption is null)))
        {
            return (null, Refusals.NothingToPay);
        }

        if (dossier.Oblige(demand.Pauses, demand.Reason, at, actor) is { } refusal)
        {
            return (null, refusal);
        }

        return (new PaymentRequest
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            DossierId = dossier.Id,
            Number = demand.Number,
            AgencyId = demand.AgencyId,
            AskedAgencyId = demand.AgencyId,
            ProcedureId = dossier.ProcedureId,
            Field = field,
            Timing = demand.Timing,
            Pauses = demand.Pauses,
            State = nothingDue ? PaymentState.Paid : PaymentState.Unpaid,
            Lines = demand.Lines,
            Fee = due.Fee,
            Charge = due.Charge,
            Other = due.Other,
            PriceDay = demand.PriceDay,
            Reason = demand.Reason,
            RequestedAt = at,
            RequestedBy = actor.Name,
        }, null);
    }

    /// <summary>All of it is paid. The agency that collected is the one whose revenue it is.</summary>
    internal Refusal? Pay(Collection collection, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return State == PaymentState.Cancelled ? Refusals.PaymentIsCancelled : Refusals.PaymentIsSettled;
        }

        (State, AgencyId, PaidAt, PaidDay, Way) = (PaymentState.Paid, collection.AgencyId, collection.PaidAt, CivilTime.DateOf(collection.PaidAt), collection.Way);
        (BookedDay, PayerName, PaidReference, CollectedBy) = (CivilTime.DateOf(at), collection.PayerName, collection.Reference, collection.CollectedBy);
        Version++;
        return null;
    }

    /// <summary>The applicant went to the provider (unpaid -> pending), or came back without paying (pending -> unpaid).</summary>
    internal Refusal? Await(bool provider)
    {
        if (!IsOpen)
        {
            return State == PaymentState.Cancelled ? Refusals.PaymentIsCancelled : Refusals.PaymentIsSettled;
        }

        var state = provider ? PaymentState.Pending : PaymentState.Unpaid;
        Version += state == State ? 0 : 1;
        State = state;
        return null;
    }

    /// <summary>It is not asked for any more. Money that still comes in is a surplus to be refunded.</summary>
    internal Refusal? Cancel(string reason, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return State == PaymentState.Cancelled ? Refusals.PaymentIsCancelled : Refusals.PaymentIsSettled;
        }

        (State, CancelledAt, CancelReason) = (PaymentState.Cancelled, at, reason);
        Version++;
        return null;
    }

    /// <summary>Gives back a part or all, by kind and never more than was paid. What the provider has to do stays on the way until it answers.</summary>
    internal (Refund? Refund, Refusal? Refusal) GiveBack(Sums amounts, RefundOrder order, DateTimeOffset at)
    {
        if (State != PaymentState.Paid || Way is null)
        {
            return (null, Refusals.PaymentNotPaid);
        }

        var rest = Due - Refunded;
        if (amounts.Total == 0 || amounts.Fee > rest.Fee || amounts.Charge > rest.Charge || amounts.Other > rest.Other)
        {
            return (null, Refusals.RefundAboveSum);
        }

        if (order.Way == PaymentWay.Online && Way != PaymentWay.Online)
        {
            return (null, Refusals.RefundWayNotPossible);
        }

        var refund = Refund.Of(Id, order, amounts, 0, at);
        _refunds.Add(refund);
        var refunded = Refunded + amounts;
        (RefundedFee, RefundedCharge, RefundedOther) = (refunded.Fee, refunded.Charge, refunded.Other);
        Version++;
        CloseIfWhole();
        return (refund, null);
    }

    /// <summary>The provider has given the money back, or will not.</summary>
    internal void Settle(Refund refund, bool given, string raw, DateTimeOffset at)
    {
        if (refund.State != RefundState.Requested)
        {
            return;
        }

        refund.Settle(given, raw, at);
        if (!given)
        {
            var refunded = Refunded - refund.Amounts;
            (RefundedFee, RefundedCharge, RefundedOther) = (refunded.Fee, refunded.Charge, refunded.Other);
        }

        Version++;
        CloseIfWhole();
    }

    /// <summary>Everything went back: the last state. A partial refund leaves it paid, with what was refunded beside it.</summary>
    private void CloseIfWhole()
    {
        if (State == PaymentState.Paid && Refunded == Due && _refunds.TrueForAll(r => r.State != RefundState.Requested))
        {
            State = PaymentState.Refunded;
        }
    }
}

/// <summary>What is asked for.</summary>
internal sealed record Demand(int Number, Guid AgencyId, PaymentTiming Timing, bool Pauses, IReadOnlyList<PaymentLine> Lines, DateOnly PriceDay, string Reason);

/// <summary>How it was paid.</summary>
internal sealed record Collection(Guid AgencyId, PaymentWay Way, DateTimeOffset PaidAt, string PayerName, string? Reference, string? CollectedBy);

/// <summary>When it is collected.</summary>
public enum PaymentTiming
{
    /// <summary>Thu trước: before the result may be granted.</summary>
    Before = 1,

    /// <summary>Thu sau: before the result is returned.</summary>
    After = 2,

    /// <summary>Đối tượng miễn phí: fees and charges are not collected, for a reason.</summary>
    Exempt = 3,
}

/// <summary>What became of a payment request.</summary>
public enum PaymentState
{
    /// <summary>Chưa thanh toán.</summary>
    Unpaid = 1,

    /// <summary>Chờ thanh toán: the applicant is at the provider.</summary>
    Pending = 2,

    /// <summary>Đã thanh toán.</summary>
    Paid = 3,

    /// <summary>Đã hoàn phí: all of it.</summary>
    Refunded = 4,

    /// <summary>Hủy.</summary>
    Cancelled = 5,
}
