namespace EGov.Dossiers.Reports;

/// <summary>Form 07b: how many procedures there are, at which level, under the one-stop mechanism, and how many processes were published.</summary>
internal static class ProcedureCount
{
    private static readonly ReportText Level = new("Cấp giải quyết", "Competent level");
    private static readonly ReportText OneStop = new("Một cửa", "One-stop");

    internal static readonly ReportDefinition Definition = new(
        "07b", "Biểu số 07b", new("SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH VÀ QUY TRÌNH NỘI BỘ, QUY TRÌNH ĐIỆN TỬ", "Procedures and processes"), [],
        [
            Count("all", "Tổng số TTHC", "All procedures", null, "true", "Phiên bản thủ tục có hiệu lực vào D", "Versions in effect on the day told"),
            Count("province", "Cấp tỉnh", "Province", Level, "level = 'province'", "Cơ quan có thẩm quyền là tỉnh, sở", "The competent agency is of the province"),
            Count("district", "Cấp huyện", "District", Level, "level = 'district'", "Cơ quan có thẩm quyền là huyện, phòng", "The competent agency is of a district"),
            Count("commune", "Cấp xã", "Commune", Level, "level = 'commune'", "Cơ quan có thẩm quyền là xã, phường, thị trấn", "The competent agency is a commune"),
            Count("anywhere", "Theo nơi tiếp nhận", "Where received", Level, "level = 'anywhere'", "Cơ quan nào tiếp nhận thì giải quyết", "Every receiving agency is competent"),
            Count("oneStop", "Một cửa", "One-stop", OneStop, "one_stop", "Bước đầu ở Bộ phận Một cửa", "The first step is at the receiving desk"),
            Count("interlinked", "Một cửa liên thông", "Interlinked", OneStop, "interlinked", "Quy trình qua từ hai cơ quan", "The process runs through two or more agencies"),
            Count("processes", "Quy trình", "Processes", null, "process", "Có các bước nội bộ, điện tử được công bố", "With a published process of steps"),
            Count("fullyOnline", "Toàn trình", "Fully online", null, "fully_online", "Dịch vụ công trực tuyến toàn trình", "Offered fully online"),
        ]);

    internal static Facts Facts(AskedReport asked) => new(
        $"""
        select null::uuid as key_id, v.field as key_text, v.id as subject_id, 0 as seq,
               case when v.agency_id is null then 'anywhere' when a.kind in ('province', 'department') then 'province' when a.kind in ('district', 'office') then 'district'
                    else 'commune' end as level,
               coalesce(v.content -> 'steps' -> 0 -> 'agency' ->> 'kind' = 'Receiving', false) as one_stop,
               exists (select from jsonb_array_elements(v.content -> 'steps') s where s -> 'agency' ->> 'kind' <> 'Receiving') as interlinked,
               jsonb_array_length(v.content -> 'steps') > 0 as process, v.fully_online
        from procedure_version v left join agency a on a.id = v.agency_id
        where v.state in ('Published', 'Withdrawn') and v.valid_from <= @asOf and (v.valid_to is null or v.valid_to > @asOf)
          and (v.agency_id is null or v.agency_id = any(@agencies))
          {(asked.Field is null ? "" : "and v.field = @field")}
          {(asked.Procedure is null ? "" : "and v.procedure_id = (select id from procedure where code = @procedure)")}
        """,
        ["level", "one_stop", "interlinked", "process", "fully_online"], KeyKind.Text, Subject: SubjectKind.Procedure);

    private static Measure Count(string key, string vi, string en, ReportText? group, string predicate, string formulaVi, string formulaEn) =>
        Measure.Count(key, new(vi, en), group, predicate, new(formulaVi, formulaEn));
}
