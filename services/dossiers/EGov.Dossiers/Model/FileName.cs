using System.Globalization;
using System.Text;
using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>Names of files as people may read and save them: composed letters, no path, nothing invisible, an ending that fits the content.</summary>
internal static class FileName
{
    internal const int Longest = 150;
    private const string Unnamed = "tep";

    private static readonly string[] Reserved = ["con", "prn", "aux", "nul", "com1", "lpt1"];

    /// <summary>A name that can be shown and saved anywhere.</summary>
    internal static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var text = new StringBuilder(last.Length);
        foreach (var rune in VietnameseText.Nfc(WithoutLoneSurrogates(last)).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    if (text.Length > 0 && text[^1] != ' ')
                    {
                        text.Append(' ');
                    }

                    break;
                default:
                    text.Append(rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|' ? "_" : rune.ToString());
                    break;
            }
        }

        var clean = text.ToString().Trim(' ', '.');
        var stem = Path.GetFileNameWithoutExtension(clean);
        return Shorten(clean.Length == 0 ? Unnamed : Reserved.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + clean : clean, Longest);
    }

    /// <summary>The name with an ending of its content's kind.</summary>
    internal static string For(string name, ContentKind kind)
    {
        var endings = kind.Endings();
        return endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? name : Shorten(name, Longest - endings[0].Length) + endings[0];
    }

    private static string WithoutLoneSurrogates(string text) => new UTF8Encoding(false).GetString(Encoding.UTF8.GetBytes(text));

    private static string Shorten(string name, int longest)
    {
        if (name.Length <= longest)
        {
            return name;
        }

        var ending = Path.GetExtension(name);
        ending = ending.Length > 10 ? "" : ending;
        var stem = name[..(longest - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem).TrimEnd() + ending;
    }
}
