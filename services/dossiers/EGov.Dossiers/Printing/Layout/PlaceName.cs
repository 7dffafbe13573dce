using System.Text.RegularExpressions;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>
/// The place on a paper (NĐ 30/2020, appendix I): the name of the unit whose people's committee issued it or is above the issuer; the kind of
/// unit is named only where the name is a number.
/// </summary>
internal static partial class PlaceName
{
    /// <param name="agencies">The issuing agency and those above it, nearest first.</param>
    internal static string Of(IEnumerable<string> agencies)
    {
        foreach (var agency in agencies)
        {
            if (Unit().Match(agency) is { Success: true } unit)
            {
                var (kind, name) = (unit.Groups["kind"].Value, unit.Groups["name"].Value);
                return name.All(char.IsDigit) ? $"{char.ToUpperInvariant(kind[0])}{kind[1..].ToLowerInvariant()} {name}" : name;
            }
        }

        return "\u2026";
    }

    [GeneratedRegex(@"^(UBND|Ủy ban nhân dân)\s+(?<kind>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?<name>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unit();
}
