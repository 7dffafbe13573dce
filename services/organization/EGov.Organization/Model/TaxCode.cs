namespace EGov.Organization.Model;

/// <summary>The tax code of an enterprise: ten digits, the last a check digit, and for a branch three more (<c>0100109106-001</c>).</summary>
internal static class TaxCode
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>The code as it is stored, with a dash before a branch number; null when it is not a tax code.</summary>
    internal static string? Normalize(string text)
    {
        var digits = text.Length == 14 && text[10] == '-' ? text.Remove(10, 1) : text;
        if (digits.Length is not (10 or 13) || !digits.All(char.IsAsciiDigit) || digits[10..] == "000")
        {
            return null;
        }

        var sum = Weights.Select((weight, i) => weight * (digits[i] - '0')).Sum();
        if (10 - (sum % 11) != digits[9] - '0')
        {
            return null;
        }

        return digits.Length == 10 ? digits : $"{digits[..10]}-{digits[10..]}";
    }
}
