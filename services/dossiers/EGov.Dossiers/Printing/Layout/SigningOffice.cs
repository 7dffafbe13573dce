using System.Text.RegularExpressions;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>
/// The lines above a leader's signature (NĐ 30/2020 art. 13): a people's committee signs as a body (TM.), a deputy signs for the head (KT.),
/// whoever else signs does so by order (TL.) or by authorisation (TUQ.) of the head.
/// </summary>
internal static partial class SigningOffice
{
    internal static IReadOnlyList<string> Of(string agency, string? title, SigningCapacity? signedAs = null)
    {
        var committee = Committee().IsMatch(agency);
        var head = committee ? "Chủ tịch" : "Thủ trưởng cơ quan, đơn vị";
        var first = committee ? new[] { "TM. Ủy ban nhân dân" } : [];
        var office = string.IsNullOrWhiteSpace(title) ? null : CommitteeSuffix().Replace(title.Trim(), "");
        return (signedAs ?? (office is null ? SigningCapacity.Head : SigningTitle.CapacityOf(office)), office) switch
        {
            (SigningCapacity.Deputy, { } deputy) => [.. first, $"KT. {SigningTitle.HeadOf(deputy)}", deputy],
            (SigningCapacity.ByOrder, { } other) => [$"TL. {head}", other],
            (SigningCapacity.Authorised, { } other) => [$"TUQ. {head}", other],
            (SigningCapacity.Authorised, null) => [$"TUQ. {head}"],
            _ => [.. first, office ?? head],
        };
    }

    [GeneratedRegex(@"^(UBND|Ủy ban nhân dân)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Committee();

    [GeneratedRegex(@"\s+(UBND|Ủy ban nhân dân)(\s.*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommitteeSuffix();
}
