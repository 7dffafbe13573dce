namespace EGov.Dossiers.Reports;

/// <summary>
/// Fees and charges in whole đồng: what was collected, given back, still asked for, and no more asked for. Money counts for the agency that
/// collected it on the day it was booked, a request that is not paid for the agency that asked.
/// </summary>
internal static class CollectedFees
{
    private static readonly ReportText Collected = new("Đã thu", "Collected");
    private static readonly ReportText Ways = new("Theo cách nộp", "By way");
    private static readonly ReportText Refunded = new("Hoàn trả", "Given back");
    private static readonly ReportText Unpaid = new("Chưa nộp", "Not paid");
    private static readonly ReportText Cancelled = new("Hủy", "Cancelled");

    /// <summary>part: 0 the whole sum, 1 fees, 2 charges, 3 others; first: of a dossier's payments the one that the dossier is counted by.</summary>
    private static readonly string[] Attributes = ["status", "way", "first", "part"];

    internal static readonly ReportDefinition Definition = new(
        "fees", null, new("BÁO CÁO THU PHÍ, LỆ PHÍ", "Fees and charges"),
        [TrackingDimension.Agency, TrackingDimension.Field, TrackingDimension.Procedure],
        [
            Measure.Count("dossiers", new("Số hồ sơ", "Dossiers"), Collected, "status = 'paid' and part = 0 and first",
                new("Số hồ sơ có thu trong kỳ; một hồ sơ thu nhiều lần tính một", "Dossiers with a payment in the period, each once")),
            Money("fees", "Phí", "Fees", Collected, "status = 'paid' and part = 1", "Phí ghi nhận đã nộp trong kỳ, tính cho cơ quan thu", "Fees booked as paid in the period, for the agency that collected"),
            Money("charges", "Lệ phí", "Charges", Collected, "status = 'paid' and part = 2", "Lệ phí ghi nhận đã nộp trong kỳ", "Charges booked as paid in the period"),
            Money("others", "Nghĩa vụ khác", "Other obligations", Collected, "status = 'paid' and part = 3", "Nghĩa vụ tài chính khác ghi nhận đã nộp trong kỳ", "Other obligations booked as paid in the period"),
            Money("collected", "Tổng", "Total", Collected, "status = 'paid' and part = 0", "Phí + lệ phí + nghĩa vụ khác = tiền mặt + chuyển khoản + trực tuyến + khác", "Fees + charges + others = cash + transfer + online + other ways"),
            Way("cash", "Tiền mặt", "Cash", "= 'Cash'"),
            Way("transfer", "Chuyển khoản", "Transfer", "= 'Transfer'"),
            Way("online", "Trực tuyến", "Online", "= 'Online'"),
            Way("otherWay", "Khác", "Other", "not in ('Cash', 'Transfer', 'Online')"),
            Measure.Count("refunds", new("Số lần", "Refunds"), Refunded, "status = 'refunded' and part = 0",
                new("Số lần hoàn trả xong trong kỳ, tính cho cơ quan đã thu", "Refunds done in the period, for the agency that had collected")),
            Money("refundedFees", "Phí", "Fees", Refunded, "status = 'refunded' and part = 1", "Phí hoàn trả xong trong kỳ", "Fees given back in the period"),
            Money("refundedCharges", "Lệ phí", "Charges", Refunded, "status = 'refunded' and part = 2", "Lệ phí hoàn trả xong trong kỳ", "Charges given back in the period"),
            Money("refunded", "Tổng", "Total", Refunded, "status = 'refunded' and part = 0", "Phí + lệ phí + nghĩa vụ khác hoàn trả xong trong kỳ", "Fees + charges + others given back in the period"),
            new Measure(
                new ReportColumn("net", new("Thực thu", "Net"), null, CellKind.Money, new("Tổng đã thu - tổng hoàn trả", "Collected - given back"), false),
                null, f => f["collected"] - f["refunded"]),
            Money("surplus", "Khoản thừa đã trả lại", "Surplus given back", null, "status = 'surplus' and part = 0", "Tiền nộp thừa trả lại trong kỳ; không tính vào đã thu và hoàn trả", "Money that no request took, given back in the period; neither collected nor refunded"),
            Measure.Count("unpaid", new("Số yêu cầu", "Requests"), Unpaid, "status = 'unpaid' and part = 0",
                new("Yêu cầu thanh toán chưa nộp, chưa hủy đến hết D, tính cho cơ quan yêu cầu", "Payment requests neither paid nor cancelled by the end of the day told, for the agency that asked")),
            Money("unpaidAmount", "Số tiền", "Amount", Unpaid, "status = 'unpaid' and part = 0", "Số tiền của các yêu cầu chưa nộp", "What those requests ask for"),
            Measure.Count("cancelled", new("Số yêu cầu", "Requests"), Cancelled, "status = 'cancelled' and part = 0",
                new("Yêu cầu thanh toán bị hủy trong kỳ", "Payment requests cancelled in the period")),
            Money("cancelledAmount", "Số tiền", "Amount", Cancelled, "status = 'cancelled' and part = 0", "Số tiền của các yêu cầu bị hủy", "What those requests asked for"),
        ],
        new ReportText("Đơn vị tính: đồng.", "In đồng."))
    {
        CountsWholeApart = true,
    };

    internal static Facts Facts(AskedReport asked)
    {
        var money = Money(asked);
        var kind = FactKey.Of(asked.By, "", "", "").Kind;
        return new Facts(
            $"""
            select key_id, key_text, dossier_id as subject_id, seq * 4 + part as seq, status, way, first, part, amount
            from ({string.Join("\nunion all\n", money.Select(m => m.One))}) money {Parts}
            where part = 0 or amount > 0
            """,
            Attributes, kind, HasAmount: true)
        {
            // There are many rows and four kinds of money: rows are added up first.
            GroupedOtherwise = $"""
                select key_id, key_text, status, way, first, part, n, amount
                from ({string.Join("\nunion all\n", money.Select(m => m.Sum))}) money {Parts}
                """,
        };
    }

    private const string Parts = "cross join lateral (values (0, fee + charge + other), (1, fee), (2, charge), (3, other)) as parts(part, amount)";

    private static Rows[] Money(AskedReport asked)
    {
        var collector = FactKey.Of(asked.By, "r.agency_id", "r.procedure_id", "r.field").Columns;
        var asker = FactKey.Of(asked.By, "r.asked_agency_id", "r.procedure_id", "r.field").Columns;
        const string refunder = "case when f.surplus > 0 then t.agency_id else r.agency_id end";
        var narrow = FactKey.Narrow(asked, "r.procedure_id", "r.field");
        var paid = $"payment_request r where r.agency_id = any(@agencies) and r.booked_day between @from and @asOf {narrow}";
        // A dossier's first request is the one it is counted by. Later ones are few and look for one before them on the same line.
        var first = $"""
            not exists (select from payment_request o where o.dossier_id = r.dossier_id and o.number < r.number
                          and o.booked_day between @from and @asOf and o.agency_id = {(asked.By == TrackingDimension.Agency ? "r.agency_id" : "any(@agencies)")})
            """;
        return
        [
            new(collector, "r.number", "'paid'", "r.way", "true", "r.other", $"{paid} and r.number <= 1"),
            new(collector, "r.number", "'paid'", "r.way", first, "r.other", $"{paid} and r.number > 1"),
            new(asker, "r.number", "'unpaid'", "''", "true", "r.other",
                $"payment_request r where r.asked_agency_id = any(@agencies) and r.open_until_day > @asOf and r.requested_at < @end {narrow}"),
            new(asker, "r.number", "'cancelled'", "''", "true", "r.other",
                $"payment_request r where r.asked_agency_id = any(@agencies) and r.cancelled_at >= @start and r.cancelled_at < @end {narrow}"),
            // Refunds are few: each looks for its request (offset 0 keeps the planner from reading all requests), and their numbers run downwards.
            // Online money that no request took is its transaction's agency's.
            new(FactKey.Of(asked.By, refunder, "r.procedure_id", "r.field").Columns, "-(row_number() over (partition by r.dossier_id order by f.id))::int",
                "case when f.surplus > 0 then 'surplus' else 'refunded' end", "f.way", "true", "f.other + f.surplus",
                $"""
                payment_refund f
                cross join lateral (select * from payment_request q where q.id = f.payment_request_id offset 0) r
                left join payment_transaction t on t.id = f.transaction_id
                where f.done_day between @from and @asOf and {refunder} = any(@agencies) {narrow}
                """, "f"),
        ];
    }

    /// <summary>Rows of money: one by one with their dossiers, or added up.</summary>
    private sealed record Rows(string Key, string Seq, string Status, string Way, string First, string Other, string From, string Of = "r")
    {
        internal string One =>
            $"select {Key}, r.dossier_id, {Seq} as seq, {Status} as status, {Way} as way, {First} as first, {Of}.fee, {Of}.charge, {Other} as other from {From}";

        internal string Sum => $"""
            select {Key}, {Status} as status, {Way} as way, {First} as first, count(*) as n,
                   sum({Of}.fee)::bigint as fee, sum({Of}.charge)::bigint as charge, sum({Other})::bigint as other
            from {From} group by 1, 2, 3, 4, 5
            """;
    }

    private static Measure Money(string key, string vi, string en, ReportText? group, string predicate, string formulaVi, string formulaEn) =>
        Measure.Money(key, new(vi, en), group, predicate, new(formulaVi, formulaEn));

    private static Measure Way(string key, string vi, string en, string way) =>
        Money(key, vi, en, Ways, $"status = 'paid' and part = 0 and way {way}", $"Đã thu trong kỳ, cách nộp: {vi.ToLowerInvariant()}", $"Collected in the period, way: {en}");
}
