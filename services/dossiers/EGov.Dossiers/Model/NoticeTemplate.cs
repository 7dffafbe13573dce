using System.Text.RegularExpressions;
using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>
/// The words of one kind of notice in one channel, from a day on. Plain text with marks such as <c>{code}</c>; a line whose mark has no value
/// is left out. The account's list shows the words of the mail. A template is changed only until its day comes.
/// </summary>
internal sealed partial class NoticeTemplate
{
    /// <summary>What may stand in any template; the link to rate stands in the notice of the returned result only.</summary>
    internal static readonly IReadOnlyList<string> Marks =
        ["name", "code", "procedure", "title", "agency", "receivedAt", "acceptBy", "dueAt", "formerDueAt", "at", "reason", "outcome", "amount", "trackingLink"];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    public NoticeKind Kind { get; init; }

    public NoticeChannel Channel { get; init; }

    public DateOnly ValidFrom { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string TitleEnglish { get; private set; } = "";

    public string TextEnglish { get; private set; } = "";

    /// <summary>Says the words, or why they cannot be said.</summary>
    internal Refusal? Write(NoticeWords words, DateOnly validFrom, DateOnly today, bool isNew)
    {
        if (!isNew && ValidFrom <= today)
        {
            return Refusals.NoticeTemplateInEffect;
        }

        if (validFrom < today)
        {
            return Refusals.NoticeTemplateInThePast;
        }

        if (UnknownMarks(Kind, Channel, words).Count > 0)
        {
            return Refusals.UnknownMark;
        }

        (Title, Text, TitleEnglish, TextEnglish) = (VietnameseText.Nfc(words.Title), Lines(words.Text), VietnameseText.Nfc(words.TitleEnglish), Lines(words.TextEnglish));
        (ValidFrom, Version) = (validFrom, isNew ? 1 : Version + 1);
        return null;
    }

    internal static IReadOnlyList<string> UnknownMarks(NoticeKind kind, NoticeChannel channel, NoticeWords words) =>
        [.. new[] { words.Title, words.Text, words.TitleEnglish, words.TextEnglish }
            .SelectMany(text => Mark().Matches(text).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Where(mark => !Marks.Contains(mark, StringComparer.Ordinal) && !IsRatingLink(kind, channel, mark))];

    /// <summary>Puts values in place of the marks. Values are data: a mark inside one is left as it is.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string?> values) =>
        string.Join('\n', text.Split('\n').Where(line => Mark().Matches(line).All(m => Has(values, m))).Select(line => Mark().Replace(line, m => values[m.Groups[1].Value]!)));

    private static bool Has(IReadOnlyDictionary<string, string?> values, Match mark) => !string.IsNullOrEmpty(values.GetValueOrDefault(mark.Groups[1].Value));

    private static bool IsRatingLink(NoticeKind kind, NoticeChannel channel, string mark) =>
        mark == Notice.RatingLinkMark.Trim('{', '}') && kind == NoticeKind.ResultReturned && channel != NoticeChannel.Account;

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Nfc)).Trim();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Mark();
}

/// <summary>The words of a notice in both languages.</summary>
internal sealed record NoticeWords(string Title, string Text, string TitleEnglish, string TextEnglish);
