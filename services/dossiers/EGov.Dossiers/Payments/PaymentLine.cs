using EGov.Dossiers.Model;

namespace EGov.Dossiers.Payments;

/// <summary>What a line of a payment request is. Fees and charges are two kinds of revenue with receipts of their own (Luật Phí và lệ phí 2015, Điều 3).</summary>
public enum ObligationKind
{
    /// <summary>Phí.</summary>
    Fee = 1,

    /// <summary>Lệ phí.</summary>
    Charge = 2,

    /// <summary>Another financial obligation, such as a tax; it has a text and an amount of its own.</summary>
    Other = 3,
}

/// <summary>One line: units times unit price; nothing is due of a line that an exemption covers, what it would have been stays to be seen.</summary>
/// <param name="Kind">Fee, charge or other.</param>
/// <param name="Code">Code of the procedure's fee; null for another obligation.</param>
/// <param name="Name">Name, or the text of another obligation.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Price of one.</param>
/// <param name="Amount">What is due.</param>
/// <param name="Exemption">Why nothing is due (đối tượng miễn phí).</param>
public sealed record PaymentLine(
    ObligationKind Kind, string? Code, string Name, string? Unit, int Quantity, long UnitPrice, long Amount, string? Exemption);

/// <summary>Whole đồng by kind.</summary>
internal readonly record struct Sums(long Fee, long Charge, long Other)
{
    /// <summary>No obligation of a dossier comes near it; sums below can be added without a thought for overflow.</summary>
    internal const long Most = 1_000_000_000_000;

    internal long Total => checked(Fee + Charge + Other);

    internal long Of(FeeKind kind) => kind == FeeKind.Fee ? Fee : Charge;

    /// <summary>The sums of lines, or null above <see cref="Most"/>.</summary>
    internal static Sums? Of(IReadOnlyCollection<PaymentLine> lines)
    {
        Int128 fee = 0, charge = 0, other = 0;
        foreach (var line in lines)
        {
            _ = line.Kind switch
            {
                ObligationKind.Fee => fee += line.Amount,
                ObligationKind.Charge => charge += line.Amount,
                _ => other += line.Amount,
            };
        }

        return fee + charge + other > Most ? null : new Sums((long)fee, (long)charge, (long)other);
    }

    public static Sums operator +(Sums a, Sums b) => new(checked(a.Fee + b.Fee), checked(a.Charge + b.Charge), checked(a.Other + b.Other));

    public static Sums operator -(Sums a, Sums b) => new(a.Fee - b.Fee, a.Charge - b.Charge, a.Other - b.Other);
}
