using static EGov.Dossiers.Reports.CountedMeasures;
using static EGov.Dossiers.Reports.TrackingDimension;

namespace EGov.Dossiers.Reports;

/// <summary>The reports that count received, resolved and open dossiers.</summary>
internal static class CountReports
{
    internal static readonly ReportDefinition TrackingTable = new(
        "tracking", null, new("BẢNG THEO DÕI TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ", "Tracking table of reception and resolution"),
        [Agency, Office, Official, Field, Procedure, Channel],
        [CarriedOver, Received, ReceivedOnline, Resolved, Early, OnTime, Late, Withdrawn, InProgress, WithinTerm, Overdue]);

    internal static readonly ReportDefinition Summary = new(
        "summary", null, new("BÁO CÁO TỔNG HỢP ĐỊNH KỲ TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Periodic summary of the handling of procedures"),
        [Agency, Office, Official, Field, Procedure, Channel],
        [Whole, CarriedOver, ReceivedDirect, ReceivedOnline, Received, Resolved, Early, OnTime, Late, Withdrawn, InProgress, WithinTerm, Overdue, OnTimeRatio, OnlineRatio]);

    internal static readonly ReportDefinition Form06a = new(
        "06a", "Biểu số 06a", new("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ", "State and result of the handling of procedures"),
        [Field, Procedure, Agency, Channel],
        [Whole, CarriedOver, ReceivedDirect, ReceivedOnline, Received, Resolved, Early, OnTime, Late, InProgress, WithinTerm, Overdue],
        new ReportText("Đã xử lý và trả lại gồm cả hồ sơ công dân rút (tính đúng hạn); đang xử lý gồm cả hồ sơ chờ bổ sung (tính trong hạn).",
            "Handled includes withdrawn (on time); in progress includes those waiting for a supplement (within term)."));

    internal static readonly ReportDefinition[] All = [TrackingTable, Summary, Form06a];
}
