using EGov.Dossiers.Model;
using EGov.Dossiers.Printing.Layout;
using static EGov.Dossiers.Printing.Layout.Sheet;

namespace EGov.Dossiers.Printing.Forms;

/// <summary>Form 06 (05 before 2025): who gave the dossier to whom and when, and whether the giver's part was early, on time or late.</summary>
internal static class ControlSlip
{
    internal static Html Body(PaperView view, PaperContent c) => Html.Of($"""
        {Pair(Field("Mã hồ sơ", c.Code), Field("Người nộp", c.ApplicantName))}
        {Field("Thủ tục hành chính", $"{c.ProcedureName} (mã {c.ProcedureCode})")}
        {Field("Cơ quan (bộ phận) giải quyết hồ sơ", c.Handling)}
        {Field("Cơ quan phối hợp giải quyết hồ sơ", c.Coordinating.Count == 0 ? "không" : string.Join("; ", c.Coordinating))}
        {Field("Thời gian nhận hồ sơ", PaperView.Moment(c.ReceivedAt))}
        {Field("Thời gian hẹn trả kết quả", PaperView.Moment(c.DueAt) ?? (c.NewDueAt is null ? "đang tạm dừng hoặc không quy định" : null))}
        <table><thead><tr><th style="width:34%">Bên giao, bên nhận</th><th style="width:25%">Thời gian giao, nhận</th><th style="width:17%">Kết quả giải quyết</th><th>Ghi chú</th></tr></thead>
        <tbody>{c.Rows.Select(Row)}</tbody></table>
        {Foot(Html.Of($"""<div style="flex:1"><p class="field"><i>Hệ thống tự ghi theo quá trình giao, nhận; kết quả do bên nhận xác nhận đối với phần việc của bên giao: trước hạn, đúng hạn hoặc quá hạn.</i></p></div>"""), view.Track)}
        """);

    private static Html Row(SlipRow row) => Html.Of($"""
        <tr><td><b>Giao:</b> {row.Giver}{Named(row.GiverName)}<br><b>Nhận:</b> {row.Taker}{Named(row.TakerName)}</td>
        <td class="middle">{Words.Moment(row.At)}</td><td class="middle">{WordOf(row.Result)}</td><td>{row.Note}</td></tr>
        """);

    private static Html Named(string? name) => name is null ? default : Html.Of($" ({name})");

    private static string WordOf(SlipResult? result) => result switch
    {
        SlipResult.Early => "Trước hạn",
        SlipResult.OnTime => "Đúng hạn",
        SlipResult.Late => "Quá hạn",
        _ => "",
    };
}
