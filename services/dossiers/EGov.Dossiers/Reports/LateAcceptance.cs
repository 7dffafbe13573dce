namespace EGov.Dossiers.Reports;

/// <summary>Online submissions and whether they were accepted or answered within the hours that the law gives (NĐ 61/2018; late ones are counted).</summary>
internal static class LateAcceptance
{
    private static readonly ReportText Answered = new("Đã tiếp nhận hoặc trả lời", "Accepted or answered");
    private static readonly ReportText Waiting = new("Chưa trả lời", "Not answered");

    internal static readonly ReportDefinition Definition = new(
        "acceptance", null, new("BÁO CÁO THỜI HẠN TIẾP NHẬN HỒ SƠ TRỰC TUYẾN", "Acceptance of online submissions"),
        [TrackingDimension.Agency, TrackingDimension.Procedure, TrackingDimension.Field],
        [
            Measure.Count("submitted", new("Nộp trong kỳ", "Submitted in the period"), null, "true",
                new("Hồ sơ trực tuyến nộp thành công trong kỳ", "Online submissions made in the period")),
            Measure.Count("answeredInTime", new("Đúng hạn", "In time"), Answered, "status = 1",
                new("Tiếp nhận, yêu cầu bổ sung hoặc từ chối không sau hạn tiếp nhận (8 giờ làm việc)", "Accepted, sent back or declined not after the time for acceptance (8 working hours)")),
            Measure.Count("answeredLate", new("Chậm", "Late"), Answered, "status = 2",
                new("Trả lời sau hạn tiếp nhận", "Answered after that time")),
            Measure.Count("waiting", new("Còn hạn", "Within time"), Waiting, "status = 3",
                new("Chưa trả lời đến hết D, còn hạn", "Not answered by the end of the day told, the time not over")),
            Measure.Count("waitingLate", new("Quá hạn", "Past"), Waiting, "status = 4",
                new("Chưa trả lời đến hết D, đã quá hạn", "Not answered by the end of the day told, the time over")),
            new Measure(new ReportColumn("late", new("Tiếp nhận chậm", "Late acceptances"), null, CellKind.Count,
                new("Trả lời chậm + chưa trả lời đã quá hạn", "Answered late + not answered though the time is over"), true), "status in (2, 4)", null),
        ]);

    internal static Facts Facts(AskedReport asked)
    {
        var (id, text, kind) = asked.By switch
        {
            TrackingDimension.Procedure => ("v.procedure_id", "null::text", KeyKind.Procedure),
            TrackingDimension.Field => ("null::uuid", "v.field", KeyKind.Text),
            _ => ("h.agency_id", "null::text", KeyKind.Agency),
        };
        return new Facts(
            $"""
            select {id} as key_id, {text} as key_text, h.dossier_id as subject_id, h.seq,
                   case when h.until_at < @end then case when h.until_at > h.due_at then 2 else 1 end when h.due_at < @end then 4 else 3 end as status
            from holding h join procedure_version v on v.id = h.procedure_version_id
            where h.state = 1 and h.agency_id = any(@agencies) and h.from_at >= @start and h.from_at < @end
              {(asked.Field is null ? "" : "and v.field = @field")}
              {(asked.Procedure is null ? "" : "and v.procedure_id = (select id from procedure where code = @procedure)")}
            """,
            ["status"], kind);
    }
}
