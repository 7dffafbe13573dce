using System.Text.RegularExpressions;
using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>Finds what points at a person in words meant for everybody: known names, and identity numbers, telephones and mail addresses of anybody.</summary>
internal static partial class PersonalData
{
    /// <summary>Every place, so that whoever writes can mend them all at once.</summary>
    internal static IReadOnlyList<PersonalDatum> In(IEnumerable<(string Part, string Text)> parts, IEnumerable<string> names)
    {
        var folded = names.Select(n => VietnameseText.Fold(VietnameseText.Nfc(n))).Where(n => n.Length > 2).Distinct(StringComparer.Ordinal).ToList();
        return [.. parts.SelectMany(part => folded.Where(name => Names(VietnameseText.Fold(VietnameseText.Nfc(part.Text)), name)).Select(name => new PersonalDatum(PersonalDatumKind.Name, part.Part, name))
            .Concat(Mail().Matches(part.Text).Select(m => new PersonalDatum(PersonalDatumKind.Mail, part.Part, m.Value)))
            .Concat(Identity().Matches(part.Text).Select(m => new PersonalDatum(PersonalDatumKind.IdentityNumber, part.Part, m.Value)))
            .Concat(Phone().Matches(part.Text).Select(m => new PersonalDatum(PersonalDatumKind.Phone, part.Part, m.Value))))];
    }

    private static bool Names(string text, string name) =>
        Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();

    // CCCD (twelve digits, perhaps in groups) or CMND (nine in one run: with stops it would be an amount of money).
    [GeneratedRegex(@"(?<!\d)(?<!\d[.,-])(?:\d{3} ?\d{3} ?\d{3} ?\d{3}|\d{9})(?!\d)")]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<!\d)(?<!\d[.,-])(?:\+?84|0)[ .-]?\d(?:[ .-]?\d){7,9}(?!\d)")]
    private static partial Regex Phone();
}

/// <summary>Something that points at a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Part">In which of the texts.</param>
/// <param name="Text">What was found.</param>
public sealed record PersonalDatum(PersonalDatumKind Kind, string Part, string Text);

/// <summary>Kinds of what points at a person.</summary>
public enum PersonalDatumKind
{
    Name = 1,
    IdentityNumber,
    Phone,
    Mail,
}
