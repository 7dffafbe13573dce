using System.Text.RegularExpressions;

namespace EGov.Dossiers.Model;

/// <summary>In which capacity a paper was signed (NĐ 30/2020/NĐ-CP art. 13).</summary>
public enum SigningCapacity
{
    /// <summary>The head signs.</summary>
    Head = 1,

    /// <summary>A deputy signs for the head (ký thay, KT.).</summary>
    Deputy,

    /// <summary>Somebody below signs by order of the head (thừa lệnh, TL.).</summary>
    ByOrder,

    /// <summary>Somebody signs whom the head has authorised in writing (thừa ủy quyền, TUQ.).</summary>
    Authorised,
}

/// <summary>What the title of a post says about how its holder signs.</summary>
internal static partial class SigningTitle
{
    internal static SigningCapacity CapacityOf(string title) =>
        Deputy().IsMatch(title) ? SigningCapacity.Deputy : Head().IsMatch(title) ? SigningCapacity.Head : SigningCapacity.ByOrder;

    /// <summary>The office a deputy signs for.</summary>
    internal static string HeadOf(string title) => Deputy().Replace(title, "");

    [GeneratedRegex(@"^Phó\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Deputy();

    [GeneratedRegex(@"^(Chủ tịch|Giám đốc|Trưởng|Chánh|Cục trưởng|Chi cục trưởng|Thủ trưởng)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();
}
