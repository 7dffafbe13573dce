namespace EGov.Dossiers.Reports;

/// <summary>
/// Dossiers whose data contradict themselves, counted so that somebody mends them. Faulty rows are in an index of their own
/// (ix_participation_faults), so that the many sound ones are not read.
/// </summary>
internal static class DataQuality
{
    /// <summary>What the index holds; the statement has to say it in the same words.</summary>
    private const string IsFaulty = """
        p.is_receiver and (p.finished_at < p.arrived_at or p.due_at < p.arrived_at or (p.arrived_at is null and p.channel <> 'Online')
            or (p.outcome is not null and p.finished_at is null) or p.arrived_day > egov_entered_day(p.dossier_id))
        """;

    internal static readonly ReportDefinition Definition = new(
        "data-quality", null, new("BÁO CÁO CHẤT LƯỢNG DỮ LIỆU HỒ SƠ", "Quality of dossier data"), [TrackingDimension.Agency],
        [
            Count("lowLevelOnline", "Trực tuyến ở mức 1, 2", "Online at level 1 or 2", "low_level",
                "Hồ sơ nộp trực tuyến của thủ tục chưa cung cấp trực tuyến (mức 1, 2)", "Submitted online under a procedure that is not offered online"),
            Count("noReception", "Thiếu ngày tiếp nhận", "No reception date", "no_reception", "Hồ sơ trực tiếp, BCCI không có T", "From a desk or by post, without T"),
            Count("noEnd", "Xong nhưng thiếu ngày kết thúc", "Finished without an end date", "no_end", "Có kết quả nhưng không có K", "With an outcome, without K"),
            Count("future", "Ngày ở tương lai", "Dates in the future", "in_future", "T sau ngày nhập hồ sơ vào hệ thống", "T after the day the dossier was entered"),
            Count("endBeforeReception", "Kết thúc trước tiếp nhận", "End before reception", "end_first", "K < T", "K before T"),
            Count("dueBeforeReception", "Hẹn trả trước tiếp nhận", "Due before reception", "due_first", "H < T", "H before T"),
        ]);

    internal static Facts Facts(AskedReport asked)
    {
        var filter = $"""
            p.agency_id = any(@agencies) and p.opened_day <= @asOf and p.superseded_day > @asOf and coalesce(p.arrived_day, p.opened_day) between @from and @asOf
            {(asked.Field is null ? "" : "and p.field = @field")}
            {(asked.Procedure is null ? "" : "and p.procedure_id = (select id from procedure where code = @procedure)")}
            """;
        return new Facts(
            $"""
            select p.agency_id as key_id, null::text as key_text, p.dossier_id as subject_id, 0 as seq, false as low_level,
                   p.arrived_at is null and p.channel <> 'Online' as no_reception, p.outcome is not null and p.finished_at is null as no_end,
                   coalesce(p.arrived_day > egov_entered_day(p.dossier_id), false) as in_future,
                   coalesce(p.finished_at < p.arrived_at and p.finished_day <= @asOf, false) as end_first, coalesce(p.due_at < p.arrived_at, false) as due_first
            from participation p where {IsFaulty} and {filter}
            union all
            select p.agency_id, null, p.dossier_id, 1, true, false, false, false, false, false
            from participation p join dossier d on d.id = p.dossier_id join procedure_version v on v.id = d.procedure_version_id and v.level <= 2
            where p.is_receiver and p.channel = 'Online' and p.procedure_id in (select procedure_id from procedure_version where level <= 2) and {filter}
            """,
            ["low_level", "no_reception", "no_end", "in_future", "end_first", "due_first"], KeyKind.Agency);
    }

    private static Measure Count(string key, string vi, string en, string predicate, string formulaVi, string formulaEn) =>
        Measure.Count(key, new(vi, en), null, predicate, new(formulaVi, formulaEn));
}
