using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Payments;

/// <summary>A fee of the procedure, how many units, and why nothing is collected of it where the applicant is exempt.</summary>
public sealed record FeeAsked(
    [Required, StringLength(50)] string Code, [Range(1, 1_000_000)] int Quantity, [StringLength(500, MinimumLength = 5)] string? Exemption = null);

/// <summary>Another financial obligation with its own text.</summary>
public sealed record ObligationAsked([Required, StringLength(500, MinimumLength = 3)] string Text, [Range(1, 1_000_000_000_000)] long Amount);

/// <summary>The lines of a payment request at the prices of a day.</summary>
internal static class Obligations
{
    /// <summary>
    /// Fees at the version's price of the day, then the other obligations as they are said; null when a fee is not the procedure's on that day.
    /// Fees that reception noted already keep what was told on the receipt.
    /// </summary>
    internal static IReadOnlyList<PaymentLine>? Lines(
        PublishedVersion version, IReadOnlyList<FeeLine> noted, IReadOnlyList<FeeAsked>? asked, IReadOnlyList<ObligationAsked>? others, string? exemption, DateOnly day)
    {
        var fees = asked ?? [.. noted.Select(f => new FeeAsked(f.Code, f.Quantity))];
        if (version.Price([.. fees.Select(f => (f.Code, f.Quantity))], day) is not { } priced)
        {
            return null;
        }

        var lines = new List<PaymentLine>();
        foreach (var (fee, price) in fees.Zip(priced))
        {
            var known = version.Content.Fees.First(f => f.Code == fee.Code && f.HoldsOn(day));
            var why = fee.Exemption ?? exemption;
            lines.Add(new PaymentLine(
                known.Kind == FeeKind.Fee ? ObligationKind.Fee : ObligationKind.Charge, known.Code, known.Name, known.Unit,
                fee.Quantity, price.UnitPrice, why is null ? price.Amount : 0, why is null ? null : VietnameseText.Nfc(why)));
        }

        lines.AddRange((others ?? []).Select(o => new PaymentLine(ObligationKind.Other, null, VietnameseText.Nfc(o.Text), null, 1, o.Amount, o.Amount, null)));
        return lines;
    }
}
