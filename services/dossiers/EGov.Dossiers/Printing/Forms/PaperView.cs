using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>An issued paper as it is laid out.</summary>
/// <param name="Form">Which paper.</param>
/// <param name="Forms">The set of its time.</param>
/// <param name="Number">As printed.</param>
/// <param name="Year">Year of its number.</param>
/// <param name="Content">What it says.</param>
/// <param name="Address">Where its dossier is tracked; null where citizens have no address.</param>
internal sealed record PaperView(PaperForm Form, FormSet Forms, string Number, int Year, PaperContent Content, string? Address)
{
    /// <summary>Every form but the register is half a sheet.</summary>
    internal static readonly Paper Sheet = Paper.A5;

    internal string Title => PaperForms.TitleOf(Form, Forms);

    internal Html Track => Layout.Sheet.Tracking(Address, Content.Code);

    internal static string? Moment(DateTimeOffset? at) => at is { } moment ? Words.Moment(moment) : null;

    /// <summary>The whole page, ready to be printed or shown.</summary>
    internal Html Page(Html notice = default) => Layout.Sheet.Page(Title, Sheet, Html.Of($"{Mark()}{Head()}{Layout.Sheet.Title(Title)}{Body()}"), notice);

    private Html Body() => Form switch
    {
        PaperForm.Receipt => ReceiptForm.Body(this, Content),
        PaperForm.SupplementRequest => SupplementForm.Body(this, Content),
        PaperForm.Refusal => RefusalForm.Body(this, Content),
        PaperForm.Apology => ApologyForm.Body(this, Content),
        PaperForm.StopNotice => StopForm.Body(this, Content),
        PaperForm.ControlSlip => ControlSlip.Body(this, Content),
        _ => throw new ArgumentOutOfRangeException(nameof(Form), Form, null),
    };

    private Html Mark() => Html.Of($"""<p class="mark">{PaperForms.MarkOf(Form, Forms)}</p>""");

    /// <summary>An agency's letter bears the agency under its superior, a paper of the desk the desk under its agency.</summary>
    private Html Head()
    {
        var desk = PaperForms.DeskOf(Forms);
        var (above, issuer) = Form == PaperForm.Apology || Content.Agency.Contains("Phục vụ hành chính công", StringComparison.OrdinalIgnoreCase)
            ? (Content.Superior, Content.Agency)
            : (Content.Agency, desk);
        return Layout.Sheet.Head(above, issuer, Number, Content.Place, Words.Day(Content.At));
    }
}
