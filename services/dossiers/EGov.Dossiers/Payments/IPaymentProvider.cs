namespace EGov.Dossiers.Payments;

/// <summary>A payment provider (cổng thanh toán): another process, asked over the network. Every question may be repeated; our reference makes it one payment.</summary>
internal interface IPaymentProvider
{
    /// <summary>Whether there is one. Without, cash and transfers are still taken.</summary>
    bool IsConfigured { get; }

    /// <summary>Makes a payment; the answer holds the address the payer goes to.</summary>
    Task<ProviderAnswer> CreateAsync(NewPayment payment, CancellationToken ct);

    /// <summary>What became of a payment.</summary>
    Task<ProviderAnswer> QueryAsync(string reference, CancellationToken ct);

    /// <summary>Gives money of a payment back.</summary>
    Task<ProviderAnswer> RefundAsync(NewRefund refund, CancellationToken ct);
}

/// <summary>A payment to be made.</summary>
internal sealed record NewPayment(
    string Reference, long Amount, string Content, Uri ReturnAddress, Uri CallbackAddress, DateTimeOffset ExpiresAt, BankAccount? Beneficiary);

/// <summary>Money to be given back; the refund's reference makes it one refund.</summary>
internal sealed record NewRefund(string Reference, string RefundReference, long Amount, string Reason);

/// <summary>What the provider says of a payment or refund, in an answer or in a callback.</summary>
internal sealed record ProviderStatus(
    string Reference, ProviderOutcome Status, string? ResultCode, long Amount, string? TransactionNumber, string? PartnerCode, string? BankCode,
    string? BeneficiaryAccount, DateTimeOffset? PaidAt, string? Content, string? PayerName, string? PayerIdentity, string? PayerAddress, Uri? PayAddress);

/// <summary>How far a payment or refund is.</summary>
internal enum ProviderOutcome
{
    Pending = 1,
    Succeeded,
    Failed,
    Expired,
}

/// <summary>An answer, or why there is none.</summary>
internal sealed record ProviderAnswer(AnswerKind Kind, ProviderStatus? Status, string Raw);

/// <summary>What an answer is worth.</summary>
internal enum AnswerKind
{
    /// <summary>It says how far the payment is.</summary>
    Said = 1,

    /// <summary>The provider does not know the reference.</summary>
    Unknown,

    /// <summary>The provider will not do it.</summary>
    Refused,

    /// <summary>No answer that can be trusted; ask again.</summary>
    Silent,
}
