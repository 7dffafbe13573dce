namespace EGov.Dossiers.Model;

/// <summary>Last number given by an agency on a day (Asia/Ho_Chi_Minh). Moved inside the reception's transaction, so a failed reception leaves no gap.</summary>
internal sealed class ReceptionCounter
{
    public Guid AgencyId { get; init; }

    public DateOnly Day { get; init; }

    public int Last { get; init; }
}

/// <summary>How a dossier code is written, from a day on.</summary>
internal sealed class CodeFormat
{
    public DateOnly ValidFrom { get; init; }

    /// <summary>Text with <c>{former}</c>, <c>{present}</c> (agency code), <c>{day}</c> (yyMMdd) and <c>{number}</c> (at least four digits).</summary>
    public required string Template { get; init; }

    /// <summary>Legal basis.</summary>
    public required string Basis { get; init; }

    /// <summary>Writes a code; an agency without a code of the former form writes its present one, as was done after QĐ 20/2020.</summary>
    internal static string Write(string template, string? former, string present, DateOnly day, int number) => template
        .Replace("{former}", former ?? present, StringComparison.Ordinal)
        .Replace("{present}", present, StringComparison.Ordinal)
        .Replace("{day}", day.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{number}", number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
