using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 02: everything that has to be completed, at once, each thing with its reason.</summary>
internal static class SupplementForm
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        {Field("Hồ sơ của", c.ApplicantName)}
        {Field("Nội dung yêu cầu giải quyết", c.Subject ?? c.ProcedureName)}
        {Field("Thủ tục hành chính", $"{c.ProcedureName} (mã {c.ProcedureCode})")}
        {(c.Code is null ? default : Field("Mã hồ sơ", c.Code))}
        {Field("Địa chỉ", c.ApplicantAddress)}
        {Pair(Field("Số điện thoại", c.ApplicantPhone), Field("Email", c.ApplicantEmail))}
        <p class="field">Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:</p>
        {(c.Items.Count == 0 ? default : Html.Of($"<ol>{c.Items.Select(Missing)}</ol>"))}
        {(c.Reason is null ? default : Field("Lý do", c.Reason))}
        {(c.DueAt is null ? default : Field("Đề nghị bổ sung, hoàn thiện trước", PaperView.Moment(c.DueAt)))}
        <p class="field">Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông/bà liên hệ với {c.ContactName ?? c.SignerName ?? "bộ phận tiếp nhận"}{(c.ContactPhone is null ? default : Html.Of($", số điện thoại {c.ContactPhone}"))} để được hướng dẫn.</p>
        {Foot(view.Track, Signature(["Người hướng dẫn"], "Ký và ghi rõ họ tên", c.SignerName))}
        """);

    private static Html Missing(PaperItem item) => Html.Of($"""
        <li>{item.Name}{(item.Originals + item.Copies == 0 ? default : Html.Of($" ({item.Quantity})"))}{(item.Reason is null ? default : Html.Of($"<br><i>Lý do: {item.Reason}</i>"))}</li>
        """);
}
