using System.Globalization;
using System.Text;

namespace EGov.Api;

/// <summary>Vietnamese text: one form in storage, search that ignores marks.</summary>
public static class VietnameseText
{
    /// <summary>Precomposed form (Unicode NFC, TCVN 6909:2001), trimmed, with inner runs of blanks made one.</summary>
    /// <param name="text">Input as typed.</param>
    public static string Nfc(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lower case without marks, đ as d. The same as <c>egov_fold</c> in the database; a test compares the two.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
