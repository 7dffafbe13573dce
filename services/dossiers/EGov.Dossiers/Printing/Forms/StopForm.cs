using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 05: that handling stops, at whose wish and why (NĐ 118/2025 art. 21).</summary>
internal static class StopForm
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        <p class="field middle">Kính gửi: {c.ApplicantName}</p>
        {Field("Số định danh cá nhân/tổ chức", c.ApplicantIdentity)}
        {Field("Địa chỉ", c.ApplicantAddress)}
        {Pair(Field("Số điện thoại", c.ApplicantPhone), Field("Email", c.ApplicantEmail))}
        {Field("Mã hồ sơ", c.Code)}
        {Field("Thủ tục hành chính", $"{c.ProcedureName} (mã {c.ProcedureCode})")}
        {Field("Ngày tiếp nhận hồ sơ", PaperView.Moment(c.ReceivedAt))}
        <p class="field">{c.Agency} thông báo dừng giải quyết hồ sơ nêu trên.</p>
        {(c.AskedBy is null ? default : Field("Người đề nghị dừng", c.AskedBy))}
        {Field("Lý do dừng", c.Reason)}
        {Field("Thời điểm dừng", PaperView.Moment(c.At))}
        <p class="field">Xin thông báo để ông/bà được biết. Khi cần tiếp tục hoặc rút hồ sơ, ông/bà liên hệ với nơi đã tiếp nhận./.</p>
        {Foot(view.Track, Signature(["Người thông báo"], "Ký và ghi rõ họ tên", c.SignerName))}
        """);
}
