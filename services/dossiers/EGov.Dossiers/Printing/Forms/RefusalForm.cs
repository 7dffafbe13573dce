using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 03: that a dossier is not received, or not granted, and why.</summary>
internal static class RefusalForm
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        {Field("Bộ phận tiếp nhận", $"{PaperForms.DeskOf(view.Forms)} - {c.Agency}")}
        {Field(c.ApplicantKind == ApplicantKind.Citizen ? "Tiếp nhận hồ sơ của ông/bà" : "Tiếp nhận hồ sơ của tổ chức", c.ApplicantName)}
        {Field("Số định danh cá nhân/tổ chức", c.ApplicantIdentity)}
        {Field("Địa chỉ", c.ApplicantAddress)}
        {Pair(Field("Số điện thoại", c.ApplicantPhone), Field("Email", c.ApplicantEmail))}
        {(c.Code is null ? default : Field("Mã hồ sơ", c.Code))}
        {Field("Nội dung yêu cầu giải quyết", c.Subject ?? c.ProcedureName)}
        {(c.ProcedureName.Length == 0 ? default : Field("Thủ tục hành chính", $"{c.ProcedureName} (mã {c.ProcedureCode})"))}
        <p class="field">Qua xem xét, {c.Agency} thông báo {(c.ReceivedAt is null ? "không tiếp nhận" : "từ chối giải quyết")} hồ sơ này với lý do cụ thể như sau:</p>
        <p class="field"><b>{c.Reason}</b></p>
        <p class="field">Xin thông báo cho ông/bà được biết và thực hiện./.</p>
        {Foot(
            Signature(["Người nộp hồ sơ"], "Ký và ghi rõ họ tên", c.ApplicantKind == ApplicantKind.Citizen ? c.ApplicantName : null),
            view.Track,
            Signature([c.ReceivedAt is null ? "Người tiếp nhận hồ sơ" : "Người giải quyết hồ sơ"], "Ký và ghi rõ họ tên", c.SignerName))}
        """);
}
