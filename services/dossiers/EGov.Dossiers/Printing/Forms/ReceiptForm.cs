using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 01: that a dossier was received with these papers, and when its result may be fetched.</summary>
internal static class ReceiptForm
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        {Field("Bộ phận tiếp nhận", $"{PaperForms.DeskOf(view.Forms)} - {c.Agency}")}
        {Field(c.ApplicantKind == ApplicantKind.Citizen ? "Tiếp nhận hồ sơ của ông/bà" : "Tiếp nhận hồ sơ của tổ chức", c.ApplicantName)}
        {(view.Forms == FormSet.Tt032025 ? Field("Số định danh cá nhân/tổ chức", c.ApplicantIdentity) : default)}
        {Field("Địa chỉ", c.ApplicantAddress)}
        {Pair(Field("Số điện thoại", c.ApplicantPhone), Field("Email", c.ApplicantEmail))}
        {(view.Forms == FormSet.Tt032025 ? Html.Of($"{Field("Người được ủy quyền nộp hồ sơ (nếu có)", null)}{Field("Số định danh, giấy tờ ủy quyền, điện thoại", null)}") : default)}
        {Field("Nội dung yêu cầu giải quyết", c.Subject ?? c.ProcedureName)}
        {Field("Thủ tục hành chính", $"{c.ProcedureName} (mã {c.ProcedureCode})")}
        <p class="field">Thành phần hồ sơ nộp gồm:</p>
        <ol>{c.Items.Select(item => Html.Of($"<li>{item.Name} ({item.Quantity})</li>"))}</ol>
        {Pair(Field("Số lượng hồ sơ", "01 (bộ)"), Field("Mã hồ sơ", c.Code))}
        {Field("Thời gian giải quyết hồ sơ theo quy định", c.Term ?? "không quy định")}
        {Field("Thời gian nhận hồ sơ", PaperView.Moment(c.ReceivedAt))}
        {Field("Thời gian trả kết quả giải quyết hồ sơ", PaperView.Moment(c.DueAt) ?? "sẽ được thông báo")}
        {Field("Đăng ký nhận kết quả tại", c.ResultPlace)}
        {Pair(Field("Vào Sổ theo dõi hồ sơ, quyển số", $"{view.Year}"), Field("Số thứ tự", view.Number.Split('/')[0]))}
        {Foot(
            Signature(["Người nộp hồ sơ"], "Ký và ghi rõ họ tên", c.ApplicantKind == ApplicantKind.Citizen ? c.ApplicantName : null),
            view.Track,
            Signature(["Người tiếp nhận hồ sơ"], "Ký và ghi rõ họ tên", c.SignerName))}
        """);
}
