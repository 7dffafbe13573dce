using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EGov.Dossiers.Model;
using MimeKit;

namespace EGov.Dossiers.Notices;

/// <summary>A notice as a letter: Vietnamese first, English second, as text and as HTML in which every value is encoded.</summary>
internal static class MailLetter
{
    private const string Closing = "Thư này được gửi tự động; xin không trả lời.";
    private const string ClosingEnglish = "This letter was sent automatically; please do not reply.";

    // Vietnamese letters stay readable in the source of the letter; what means something in HTML does not stay.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static MimeMessage Write(Notice notice, string text, string textEnglish, string recipientName, NoticeOptions.MailOptions options, DateTimeOffset at)
    {
        var letter = new MimeMessage
        {
            Subject = OneLine(notice.Title),
            MessageId = notice.MessageId(options.Domain),
            Date = at.ToOffset(WorkingTime.CivilTime.Offset),
            Body = new BodyBuilder { TextBody = Text(text, textEnglish), HtmlBody = Html(notice, text, textEnglish) }.ToMessageBody(),
        };
        foreach (var part in letter.BodyParts.OfType<TextPart>())
        {
            // Whatever servers stand between, the letters arrive as they are.
            part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        }

        letter.From.Add(new MailboxAddress(options.FromName, options.From));
        letter.To.Add(new MailboxAddress(OneLine(recipientName), notice.Recipient));
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        letter.Body.Headers.Add("Content-Language", "vi, en");
        return letter;
    }

    internal static string Text(string text, string textEnglish) => $"{text}\n\n{Closing}\n\n--\n{textEnglish}\n\n{ClosingEnglish}\n".ReplaceLineEndings("\r\n");

    internal static string Html(Notice notice, string text, string textEnglish)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>").Append(Encoder.Encode(notice.Title)).Append("</title></head><body>\n");
        html.Append("<h1 style=\"font-size:1.2em\">").Append(Encoder.Encode(notice.Title)).Append("</h1>\n");
        Paragraphs(html, text);
        html.Append("<p><small>").Append(Closing).Append("</small></p>\n<hr>\n<div lang=\"en\">\n<h2 style=\"font-size:1em\">").Append(Encoder.Encode(notice.TitleEnglish)).Append("</h2>\n");
        Paragraphs(html, textEnglish);
        return html.Append("<p><small>").Append(ClosingEnglish).Append("</small></p>\n</div>\n</body></html>\n").ToString();
    }

    private static void Paragraphs(StringBuilder html, string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>");
            foreach (var (word, i) in line.Split(' ').Select((word, i) => (word, i)))
            {
                html.Append(i == 0 ? "" : " ");
                var encoded = Encoder.Encode(word);
                // Only what is a whole address becomes a link; it is encoded like everything else.
                html.Append(word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal)
                    ? $"<a href=\"{encoded}\">{encoded}</a>"
                    : encoded);
            }

            html.Append("</p>\n");
        }
    }

    /// <summary>A header is one line, whatever a name or a template holds.</summary>
    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
