namespace EGov.Dossiers.Reports;

/// <summary>The figures of received, resolved and open dossiers. T arrived, K finished, H due; days are compared, D is the day told.</summary>
internal static class CountedMeasures
{
    private static readonly ReportText Came = new("Tiếp nhận", "Received");
    private static readonly ReportText Done = new("Đã giải quyết", "Resolved");
    private static readonly ReportText Open = new("Đang giải quyết", "In progress");
    private static readonly ReportText Shares = new("Tỷ lệ", "Shares");

    internal static readonly Measure CarriedOver = Measure.Count(
        "carriedOver", new("Kỳ trước chuyển sang", "Carried over"), Came, "before and status <= 6",
        new("T < ngày đầu kỳ và chưa giải quyết xong trước kỳ (K ≥ ngày đầu kỳ hoặc chưa có K)", "T before the period and not finished before it"));

    internal static readonly Measure Received = Measure.Count(
        "received", new("Tiếp nhận trong kỳ", "Received in the period"), Came, "not before and status <= 6",
        new("Ngày đầu kỳ ≤ T ≤ D", "T in the period, up to the day told"));

    internal static readonly Measure ReceivedDirect = Measure.Count(
        "receivedDirect", new("Trực tiếp và BCCI", "At a desk and by post"), Came, "not before and status <= 6 and channel <> 'Online'",
        new("Tiếp nhận trong kỳ, nộp trực tiếp hoặc qua bưu chính công ích", "Received in the period at a desk or by public post"));

    internal static readonly Measure ReceivedOnline = Measure.Count(
        "receivedOnline", new("Trực tuyến", "Online"), Came, "not before and status <= 6 and channel = 'Online'",
        new("Tiếp nhận trong kỳ, nộp trực tuyến", "Received in the period, submitted online"));

    internal static readonly Measure Whole = Measure.Count(
        "all", new("Tổng số", "All"), Came, "status <= 6",
        new("Kỳ trước chuyển sang + tiếp nhận trong kỳ", "Carried over + received in the period"));

    internal static readonly Measure Resolved = Measure.Count(
        "resolved", new("Tổng số", "All"), Done, "status <= 4",
        new("Ngày đầu kỳ ≤ K ≤ D", "K in the period, up to the day told"));

    internal static readonly Measure Early = Measure.Count(
        "early", new("Trước hạn", "Early"), Done, "status = 1", new("Đã giải quyết, K < H", "Resolved, K before H"));

    internal static readonly Measure OnTime = Measure.Count(
        "onTime", new("Đúng hạn", "On time"), Done, "status in (2, 4)",
        new("Đã giải quyết, K = H hoặc không có H, hoặc công dân rút hồ sơ", "Resolved, K = H or no H, or withdrawn"));

    internal static readonly Measure Late = Measure.Count(
        "late", new("Quá hạn", "Late"), Done, "status = 3", new("Đã giải quyết, K > H", "Resolved, K after H"));

    internal static readonly Measure Withdrawn = Measure.Count(
        "withdrawn", new("Trong đó rút hồ sơ", "Of them withdrawn"), Done, "status = 4",
        new("Hồ sơ công dân rút, K trong kỳ; tính vào đúng hạn", "Withdrawn with K in the period; counted as on time"));

    internal static readonly Measure InProgress = Measure.Count(
        "inProgress", new("Tổng số", "All"), Open, "status in (5, 6)", new("T ≤ D và chưa giải quyết xong đến hết D", "T up to D and not finished by the end of D"));

    internal static readonly Measure WithinTerm = Measure.Count(
        "withinTerm", new("Trong hạn", "Within term"), Open, "status = 5",
        new("Đang giải quyết, H ≥ D hoặc không có H; hồ sơ tạm dừng (bổ sung, nghĩa vụ tài chính) tính vào đây", "In progress, H not before D or no H; paused ones belong here"));

    internal static readonly Measure Overdue = Measure.Count(
        "overdue", new("Quá hạn", "Overdue"), Open, "status = 6", new("Đang giải quyết, H < D", "In progress, H before D"));

    internal static readonly Measure OnTimeRatio = new(
        new ReportColumn("onTimeRatio", new("Đúng và trước hạn", "Early and on time"), Shares, CellKind.Ratio,
            new("(Trước hạn + đúng hạn) / đã giải quyết", "(Early + on time) / resolved"), false),
        null, figures => Measure.RatioOf(figures["early"] + figures["onTime"], figures["resolved"]));

    internal static readonly Measure OnlineRatio = Measure.Ratio(
        "onlineRatio", new("Nộp trực tuyến", "Online"), Shares, "receivedOnline", "received",
        new("Trực tuyến / tiếp nhận trong kỳ", "Online / received in the period"));

    /// <summary>The identity that no report may break; in progress includes what is paused, resolved what was withdrawn.</summary>
    internal static bool IsBalanced(IReadOnlyDictionary<string, long> figures) =>
        figures["carriedOver"] + figures["received"] == figures["early"] + figures["onTime"] + figures["late"] + figures["withinTerm"] + figures["overdue"];
}
