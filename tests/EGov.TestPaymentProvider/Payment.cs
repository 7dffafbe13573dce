using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGov.TestPaymentProvider;

/// <summary>A payment this provider knows of. Kept in memory: no money, no memory beyond the process.</summary>
internal sealed class Payment(PaymentOrder order, string number, string token)
{
    public PaymentOrder Order { get; } = order;

    public string Number { get; } = number;

    /// <summary>Part of the address of its page; nobody guesses it.</summary>
    public string Token { get; } = token;

    public Outcome Status { get; set; } = Outcome.Pending;

    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Null for the default.</summary>
    public Behaviour? Behaviour { get; set; }

    /// <summary>Refunds by their reference: the same one again is the same refund.</summary>
    public Dictionary<string, RefundOrder> Refunds { get; } = new(StringComparer.Ordinal);

    public long Refunded => Refunds.Values.Sum(r => r.Amount);
}

/// <summary>What a partner asks to be paid.</summary>
public sealed record PaymentOrder(
    string Reference, long Amount, string Content, Uri ReturnAddress, Uri CallbackAddress, DateTimeOffset ExpiresAt, Beneficiary? Beneficiary);

/// <summary>Whose account it goes to.</summary>
public sealed record Beneficiary(string BankCode, string Number, string Holder);

/// <summary>What a partner gives back.</summary>
public sealed record RefundOrder(string RefundReference, long Amount, string? Reason);

/// <summary>How far a payment is.</summary>
public enum Outcome
{
    /// <summary>The payer has not decided.</summary>
    Pending = 1,

    /// <summary>Paid, or refunded.</summary>
    Succeeded,

    /// <summary>Cancelled by the payer.</summary>
    Failed,

    /// <summary>Too late.</summary>
    Expired,
}

/// <summary>How badly it behaves when it calls back. Section <c>Provider:Behaviour</c>, or per payment through <c>/control</c>.</summary>
/// <param name="Repeats">How often a callback is sent again.</param>
/// <param name="DelayMilliseconds">How late it is sent.</param>
/// <param name="Loses">Whether it is never sent.</param>
/// <param name="Reorders">Whether what was true before is sent after it.</param>
/// <param name="Amount">A wrong amount to tell.</param>
/// <param name="Forges">Whether it is signed with another key.</param>
/// <param name="RefusesRefunds">Whether refunds are refused.</param>
/// <param name="RefusesOrders">Whether new payments are refused.</param>
/// <param name="LosesRefundAnswers">Whether a refund is made and its answer lost.</param>
public sealed record Behaviour(
    int Repeats = 0, int DelayMilliseconds = 0, bool Loses = false, bool Reorders = false, long? Amount = null, bool Forges = false, bool RefusesRefunds = false,
    bool RefusesOrders = false, bool LosesRefundAnswers = false);

/// <summary>What is told of a payment.</summary>
public sealed record Status(
    string Reference, [property: JsonPropertyName("status")] Outcome Outcome, string ResultCode, long Amount, string TransactionNumber, string PartnerCode, string? BankCode,
    string? BeneficiaryAccount, DateTimeOffset? PaidAt, string Content, string? PayerName, string? PayerIdentity, string? PayerAddress, Uri? PayAddress)
{
    /// <summary>The wire format.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
