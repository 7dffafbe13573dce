using System.Text.RegularExpressions;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>
/// The lines above a leader's signature (NĐ 30/2020 art. 13): a people's committee signs as a body (TM.), a deputy signs for the head (KT.),
/// whoever else signs does so by order of the head (TL.).
/// </summary>
internal static partial class SigningOffice
{
    internal static IReadOnlyList<string> Of(string agency, string? title)
    {
        var committee = Committee().IsMatch(agency);
        var head = committee ? "Chủ tịch" : "Thủ trưởng cơ quan, đơn vị";
        var first = committee ? new[] { "TM. Ủy ban nhân dân" } : [];
        if (string.IsNullOrWhiteSpace(title))
        {
            return [.. first, head];
        }

        var office = CommitteeSuffix().Replace(title.Trim(), "");
        if (Deputy().Match(office) is { Success: true } deputy)
        {
            return [.. first, $"KT. {deputy.Groups["head"].Value}", office];
        }

        return IsHead().IsMatch(office) ? [.. first, office] : [$"TL. {head}", office];
    }

    [GeneratedRegex(@"^(UBND|Ủy ban nhân dân)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Committee();

    [GeneratedRegex(@"\s+(UBND|Ủy ban nhân dân)(\s.*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommitteeSuffix();

    [GeneratedRegex(@"^Phó\s+(?<head>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deputy();

    [GeneratedRegex(@"^(Chủ tịch|Giám đốc|Trưởng|Chánh|Cục trưởng|Chi cục trưởng|Thủ trưởng)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsHead();
}
