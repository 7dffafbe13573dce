using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 04: the agency apologises for a date it will not keep and names the new one, once.</summary>
internal static class ApologyForm
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        <p class="field middle">Kính gửi: {c.ApplicantName}</p>
        {(view.Forms == FormSet.Tt032025 ? Field("Số định danh cá nhân/tổ chức", c.ApplicantIdentity) : default)}
        {Field("Địa chỉ", c.ApplicantAddress)}
        <p class="field">{Words.Capitals(Words.Day(c.ReceivedAt ?? c.At)[..1])}{Words.Day(c.ReceivedAt ?? c.At)[1..]}, {c.Agency} tiếp nhận hồ sơ đề nghị giải quyết thủ tục {c.ProcedureName} của {c.ApplicantName}; mã hồ sơ: {c.Code}.</p>
        {Field("Thời gian hẹn trả kết quả giải quyết hồ sơ", PaperView.Moment(c.DueAt))}
        <p class="field">Tuy nhiên, đến nay {c.Agency} chưa trả kết quả giải quyết hồ sơ của ông/bà đúng thời hạn quy định. Lý do: {c.Reason}.</p>
        <p class="field">{c.Agency} xin lỗi ông/bà vì sự chậm trễ này và {(view.Forms == FormSet.Tt012018 ? "hẹn lại ông/bà trả kết quả" : "đề nghị được gia hạn thời gian giải quyết; kết quả được trả")} vào: <b>{PaperView.Moment(c.NewDueAt)}</b>.</p>
        <p class="field">Sự chậm trễ này đã gây phiền hà, tốn kém thời gian, công sức của ông/bà; {c.Agency} mong nhận được sự thông cảm./.</p>
        {Foot(view.Track, Signature(SigningOffice.Of(c.Agency, c.SignerTitle, c.SignedAs), "Ký, ghi rõ họ tên và đóng dấu", c.SignerName))}
        """);
}
