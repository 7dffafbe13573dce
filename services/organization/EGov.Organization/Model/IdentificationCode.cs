using System.Text.RegularExpressions;
using EGov.Organization.Contracts;

namespace EGov.Organization.Model;

/// <summary>
/// The identification code of an agency in its two forms: present (<c>H25.12.05</c>, highest level first, at most 35 characters) and
/// former (<c>000.05.12.H25</c>, lowest level first, zeros where a level is absent).
/// </summary>
internal static partial class IdentificationCode
{
    internal const int MaxLength = 35;

    /// <summary>Which form a code has, or null when it has neither.</summary>
    internal static CodeForm? FormOf(string code) =>
        Former().IsMatch(code) && HasNoGap(code) ? CodeForm.Former
        : code.Length <= MaxLength && (Present().IsMatch(code) || Other().IsMatch(code)) ? CodeForm.Present
        : null;

    /// <summary>
    /// The present form of a former code: the groups turned round, absent levels dropped, the zeros inside a group kept as registered.
    /// Null when the code is not of the former form.
    /// </summary>
    internal static string? ToPresent(string former) => FormOf(former) is CodeForm.Former
        ? string.Join('.', former.Split('.').Reverse().Where(group => group.Any(c => c != '0')))
        : null;

    /// <summary>The former form of a present code, or null when it cannot be written in four groups of 3, 2, 2 and 3 characters.</summary>
    internal static string? ToFormer(string present)
    {
        if (FormOf(present) is not CodeForm.Present)
        {
            return null;
        }

        var groups = present.Split('.');
        string[] former =
        [
            groups.ElementAtOrDefault(3) ?? "000", groups.ElementAtOrDefault(2) ?? "00", groups.ElementAtOrDefault(1) ?? "00", groups[0],
        ];
        var code = string.Join('.', former);
        return groups.Length <= 4 && FormOf(code) is CodeForm.Former && ToPresent(code) == present ? code : null;
    }

    // A level cannot exist under an absent one: 000.05.00.H25 names nothing.
    private static bool HasNoGap(string former)
    {
        var groups = former.Split('.');
        var (unit, office, department) = (groups[0] != "000", groups[1] != "00", groups[2] != "00");
        return (!office || department) && (!unit || office);
    }

    [GeneratedRegex(@"^[A-Y][0-9]{2}(\.[0-9A-Z]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Present();

    [GeneratedRegex(@"^Z[0-9]{2}[0-9A-Z.]{0,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Former();
}
