using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>
/// Finished markup. It is made from interpolated strings only: what the code says is markup, what is filled in is text and is encoded, unless it
/// is finished markup itself. So a name with a script in it is printed as it reads.
/// </summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    internal static Html Of(HtmlText text) => new(text.ToString());

    public override string ToString() => _markup ?? "";
}

/// <summary>What <see cref="Html.Of"/> makes of an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup;

    public HtmlText(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string value) => _markup.Append(value);

    public void AppendFormatted(string? value) => _markup.Append(Encoder.Encode((value ?? "").Normalize(NormalizationForm.FormC)));

    public void AppendFormatted(int value) => _markup.Append(value);

    public void AppendFormatted(Html value) => _markup.Append(value);

    public void AppendFormatted(IEnumerable<Html> values)
    {
        foreach (var value in values)
        {
            _markup.Append(value);
        }
    }

    public override string ToString() => _markup.ToString();
}
