using EGov.Api;
using EGov.Dossiers.Model;
using EGov.WorkingTime;

namespace EGov.Dossiers.Payments;

/// <summary>
/// The receipt (biên lai) of one kind of revenue of one payment. Numbers run without gap per agency, kind and series; a wrong receipt is
/// voided with a reason and keeps its number, never deleted (NĐ 123/2020/NĐ-CP, Điều 30-37).
/// </summary>
internal sealed class Receipt
{
    public Guid Id { get; private init; }

    public int Version { get; private set; }

    public Guid PaymentRequestId { get; private init; }

    public Guid DossierId { get; private init; }

    public Guid AgencyId { get; private init; }

    public FeeKind Kind { get; private init; }

    /// <summary>Ký hiệu mẫu.</summary>
    public required string Form { get; init; }

    /// <summary>Ký hiệu biên lai.</summary>
    public required string Series { get; init; }

    public int Number { get; private init; }

    public long Amount { get; private init; }

    public required string PayerName { get; init; }

    public DateTimeOffset IssuedAt { get; private init; }

    public DateOnly IssuedDay { get; private init; }

    public string? IssuedBy { get; private init; }

    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidReason { get; private set; }

    public string? VoidedBy { get; private set; }

    /// <summary>The voided receipt that this one stands for.</summary>
    public Guid? ReplacesId { get; private init; }

    internal static Receipt For(PaymentRequest paid, FeeKind kind, ReceiptNumber number, string payerName, DateTimeOffset at, string? issuedBy, Guid? replaces = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        PaymentRequestId = paid.Id,
        DossierId = paid.DossierId,
        AgencyId = paid.AgencyId,
        Kind = kind,
        Form = number.Form,
        Series = number.Series,
        Number = number.Number,
        Amount = paid.Due.Of(kind),
        PayerName = VietnameseText.Nfc(payerName),
        IssuedAt = at,
        IssuedDay = CivilTime.DateOf(at),
        IssuedBy = issuedBy,
        ReplacesId = replaces,
    };

    internal Refusal? Void(string reason, DateTimeOffset at, string? by)
    {
        if (VoidedAt is not null)
        {
            return Refusals.ReceiptIsVoided;
        }

        (VoidedAt, VoidReason, VoidedBy) = (at, reason, by);
        Version++;
        return null;
    }
}

/// <summary>A number taken from an agency's series.</summary>
internal sealed record ReceiptNumber(string Form, string Series, int Number);

/// <summary>Last number given in a series. Moved inside the transaction that issues, so a failed payment leaves no gap.</summary>
internal sealed class ReceiptCounter
{
    public Guid AgencyId { get; init; }

    public FeeKind Kind { get; init; }

    public required string Series { get; init; }

    public int Last { get; init; }
}

/// <summary>How receipts of a kind are marked, from a day on.</summary>
internal sealed class ReceiptForm
{
    public FeeKind Kind { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Ký hiệu mẫu.</summary>
    public required string Form { get; init; }

    /// <summary>Ký hiệu biên lai, with <c>{year}</c> (two digits); a new year begins a new series.</summary>
    public required string Series { get; init; }

    /// <summary>Legal basis.</summary>
    public required string Basis { get; init; }

    internal string SeriesOf(DateOnly day) =>
        Series.Replace("{year}", day.ToString("yy", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>The account an agency's fees and charges are paid to (tài khoản thụ hưởng).</summary>
internal sealed class CollectionAccount
{
    public Guid AgencyId { get; init; }

    public int Version { get; set; }

    public required string BankCode { get; set; }

    public required string Number { get; set; }

    public required string Holder { get; set; }
}
