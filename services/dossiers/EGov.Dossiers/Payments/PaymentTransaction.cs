using EGov.Api;

namespace EGov.Dossiers.Payments;

/// <summary>
/// One attempt to pay a request online, with everything both sides keep of it. Money received is final: what is heard later, or heard again,
/// changes nothing. Failed and expired are believed only until the provider says that money moved.
/// </summary>
internal sealed class PaymentTransaction
{
    public Guid Id { get; private init; }

    public int Version { get; private set; }

    /// <summary>Our reference (mã tham chiếu).</summary>
    public required string Reference { get; init; }

    public Guid PaymentRequestId { get; private init; }

    public Guid AgencyId { get; private init; }

    public long Amount { get; private init; }

    /// <summary>What the payer and the bank read (nội dung).</summary>
    public required string Content { get; init; }

    public TransactionState State { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Where the payer goes.</summary>
    public Uri? PayAddress { get; private set; }

    /// <summary>When the provider is asked again; null once it is final.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    public int Checks { get; private set; }

    /// <summary>Mã giao dịch.</summary>
    public string? ProviderNumber { get; private set; }

    /// <summary>Mã đối tác.</summary>
    public string? PartnerCode { get; private set; }

    /// <summary>Mã ngân hàng.</summary>
    public string? BankCode { get; private set; }

    /// <summary>Tài khoản thụ hưởng.</summary>
    public string? BeneficiaryAccount { get; private set; }

    /// <summary><c>00</c> is success.</summary>
    public string? ResultCode { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public long? PaidAmount { get; private set; }

    public string? PayerName { get; private set; }

    public string? PayerIdentity { get; private set; }

    public string? PayerAddress { get; private set; }

    /// <summary>The provider's last word as it came.</summary>
    public string? RawResponse { get; private set; }

    /// <summary>Money that came in and that no request took: to be given back.</summary>
    public long Surplus { get; private set; }

    internal bool IsLive => State is TransactionState.Started or TransactionState.Pending;

    internal static PaymentTransaction Start(PaymentRequest owed, string content, DateTimeOffset at, PaymentOptions options)
    {
        var id = Guid.CreateVersion7();
        return new PaymentTransaction
        {
            Id = id,
            Version = 1,
            Reference = $"EG{id:N}",
            PaymentRequestId = owed.Id,
            AgencyId = owed.AgencyId,
            Amount = owed.Due.Total,
            Content = content,
            State = TransactionState.Started,
            StartedAt = at,
            ExpiresAt = at + options.ExpiresAfter,
            NextCheckAt = at + options.CheckAfter,
        };
    }

    /// <summary>The provider has it and says where to pay.</summary>
    internal void Open(ProviderStatus status, string raw)
    {
        (State, PayAddress, ProviderNumber, RawResponse) = (TransactionState.Pending, status.PayAddress, status.TransactionNumber, raw);
        Version++;
    }

    /// <summary>Takes in what the provider says, in whatever order it comes.</summary>
    internal Heard Hear(ProviderStatus status, string raw, DateTimeOffset now)
    {
        var known = State is TransactionState.Succeeded or TransactionState.Mismatched;
        if (known || status.Status == ProviderOutcome.Pending || (status.Status != ProviderOutcome.Succeeded && !IsLive))
        {
            return Heard.NothingNew;
        }

        (ProviderNumber, PartnerCode, BankCode, BeneficiaryAccount) = (status.TransactionNumber ?? ProviderNumber, status.PartnerCode, status.BankCode, status.BeneficiaryAccount);
        (ResultCode, PayerName, PayerIdentity, PayerAddress, RawResponse) = (status.ResultCode, Nfc(status.PayerName), status.PayerIdentity, Nfc(status.PayerAddress), raw);
        NextCheckAt = null;
        Version++;
        if (status.Status != ProviderOutcome.Succeeded)
        {
            State = status.Status == ProviderOutcome.Expired ? TransactionState.Expired : TransactionState.Failed;
            return Heard.Failed;
        }

        // A provider's clock may be ahead of ours.
        (PaidAmount, PaidAt) = (status.Amount, status.PaidAt is { } paid && paid < now ? paid : now);
        State = status.Amount == Amount ? TransactionState.Succeeded : TransactionState.Mismatched;
        Surplus = State == TransactionState.Mismatched ? status.Amount : 0;
        return State == TransactionState.Succeeded ? Heard.Paid : Heard.Mismatched;
    }

    /// <summary>The request it paid for was paid otherwise or cancelled meanwhile.</summary>
    internal void IsSurplus() => Surplus = PaidAmount ?? 0;

    /// <summary>A leader gives the surplus back.</summary>
    internal Refusal? GiveBackSurplus()
    {
        if (Surplus == 0)
        {
            return Refusals.NoSurplus;
        }

        Surplus = 0;
        Version++;
        return null;
    }

    /// <summary>The provider would not give it back: it is still there.</summary>
    internal void KeepSurplus(long amount)
    {
        Surplus = amount;
        Version++;
    }

    internal void Fail(string raw)
    {
        (State, RawResponse, NextCheckAt) = (TransactionState.Failed, raw, null);
        Version++;
    }

    /// <summary>Asked, and nothing final yet: again later, with longer pauses, but not past the end of its time.</summary>
    internal void Postpone(DateTimeOffset now, PaymentOptions options)
    {
        var next = now + options.PauseAfter(++Checks);
        NextCheckAt = now < ExpiresAt && next > ExpiresAt ? ExpiresAt : next;
    }

    /// <summary>Its time is over and the provider, asked once more, has no money.</summary>
    internal void Expire()
    {
        (State, NextCheckAt) = (TransactionState.Expired, null);
        Version++;
    }

    private static string? Nfc(string? text) => text is null ? null : VietnameseText.Nfc(text);
}

/// <summary>How far an online payment is.</summary>
public enum TransactionState
{
    /// <summary>Noted; the provider may not know of it.</summary>
    Started = 1,

    /// <summary>The payer is at the provider.</summary>
    Pending = 2,

    /// <summary>Paid.</summary>
    Succeeded = 3,

    /// <summary>Not paid.</summary>
    Failed = 4,

    /// <summary>Not paid in time.</summary>
    Expired = 5,

    /// <summary>Another sum than asked for came in; it pays nothing and is to be given back.</summary>
    Mismatched = 6,
}

/// <summary>What a word of the provider meant.</summary>
public enum Heard
{
    /// <summary>Known already, or nothing final.</summary>
    NothingNew = 1,

    /// <summary>The request is paid.</summary>
    Paid = 2,

    /// <summary>It will not be paid by this attempt.</summary>
    Failed = 3,

    /// <summary>The sum is wrong.</summary>
    Mismatched = 4,

    /// <summary>Paid, but the request had been settled or cancelled: to be refunded.</summary>
    PaidToRefund = 5,

    /// <summary>No such reference.</summary>
    Unknown = 6,
}

/// <summary>A signed word of the provider, kept as it came, with what it meant.</summary>
internal sealed class PaymentCallback
{
    public Guid Id { get; init; }

    public Guid TransactionId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public Heard Heard { get; init; }

    public required string Raw { get; init; }
}
