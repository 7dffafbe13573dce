namespace EGov.Dossiers.Reports;

/// <summary>
/// Supplements that were asked for, and due times that were not kept (NĐ 61/2018 art. 17 and 19). A request counts for the agency that asked,
/// a due time for the agency that promised it. What became of a request is read from when it was answered, expired or closed, never from how
/// it stands now.
/// </summary>
internal static class SupplementsAndApologies
{
    private static readonly ReportText Asked = new("Yêu cầu bổ sung", "Supplement requests");
    private static readonly ReportText Became = new("Kết quả bổ sung", "What became of them");
    private static readonly ReportText Moved = new("Hẹn lại ngày trả kết quả", "Rescheduling");

    /// <summary>Status 1 answered in time, 2 answered late, 3 expired, 4 closed, 5 open, 6 open past its date; 7 apology in time, 8 late; 9 none.</summary>
    internal static readonly ReportDefinition Definition = new(
        "supplements", null, new("BÁO CÁO YÊU CẦU BỔ SUNG VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Supplements and rescheduling"),
        [TrackingDimension.Agency, TrackingDimension.Field, TrackingDimension.Procedure],
        [
            Measure.Count("requests", new("Tổng số", "All"), Asked, "status <= 6",
                new("Số lần yêu cầu bổ sung trong kỳ, tính cho cơ quan yêu cầu", "Requests made in the period, for the agency that asked")),
            Measure.Count("repeated", new("Yêu cầu lại", "Repeated"), Asked, "again",
                new("Từ lần thứ hai của một hồ sơ, mỗi lần có lý do của lãnh đạo", "From a dossier's second on, each with its superior's reason")),
            Measure.Count("lateRequests", new("Yêu cầu chậm", "Late"), Asked, "late",
                new("Yêu cầu sau hạn: 3 ngày làm việc từ khi nhận hồ sơ (trực tuyến: hạn tiếp nhận)", "Asked after 3 working days from arrival (online: after the time for acceptance)")),
            Measure.Count("answered", new("Đã bổ sung", "Answered"), Became, "status <= 2", new("Đã bổ sung đến hết D", "Answered by the end of the day told")),
            Measure.Count("answeredLate", new("Trong đó sau hạn", "Of them late"), Became, "status = 2",
                new("Đã bổ sung, sau hạn bổ sung", "Answered after the date set for the answer")),
            Measure.Count("expired", new("Quá hạn không bổ sung", "Expired"), Became, "status = 3",
                new("Không bổ sung, đã dừng giải quyết do quá hạn bổ sung", "Not answered; the dossier was stopped for it")),
            Measure.Count("closed", new("Kết thúc khác", "Ended otherwise"), Became, "status = 4",
                new("Chưa bổ sung mà hồ sơ đã rút hoặc dừng", "The dossier was withdrawn or stopped without an answer")),
            Measure.Count("open", new("Đang chờ", "Still open"), Became, "status in (5, 6)",
                new("Yêu cầu bổ sung - đã bổ sung - quá hạn không bổ sung - kết thúc khác", "Requests - answered - expired - ended otherwise")),
            Measure.Count("openPast", new("Trong đó quá hạn", "Of them past their date"), Became, "status = 6",
                new("Đang chờ, hạn bổ sung đã qua đến hết D", "Still open, the date for the answer past by the end of the day told")),
            Measure.Count("rescheduled", new("Có văn bản xin lỗi", "With an apology"), Moved, "status in (7, 8)",
                new("Hồ sơ có văn bản xin lỗi, hẹn lại gửi trong kỳ, tính cho cơ quan tiếp nhận", "Dossiers whose apology was sent in the period, for the receiving agency")),
            Measure.Count("apologyLate", new("Xin lỗi chậm", "Sent late"), Moved, "status = 8",
                new("Văn bản xin lỗi gửi khi không còn đủ 1 ngày làm việc trước hạn trả", "Sent less than one working day before the due time")),
            Measure.Count("overdueWithoutApology", new("Quá hạn không xin lỗi", "Overdue without one"), Moved, "status = 9",
                new("(Đã giải quyết quá hạn trong kỳ + đang giải quyết quá hạn) chưa có văn bản xin lỗi gửi đến hết D", "(Resolved late in the period + in progress overdue) without an apology sent by the end of the day told")),
        ]);

    internal static Facts Facts(AskedReport asked)
    {
        var requests = FactKey.Of(asked.By, "r.agency_id", "v.procedure_id", "v.field");
        var letters = FactKey.Of(asked.By, "a.receiving_agency_id", "v.procedure_id", "v.field");
        var overdue = FactKey.Of(asked.By, "p.agency_id", "p.procedure_id", "p.field");
        return new Facts(
            $"""
            select {requests.Columns}, r.dossier_id as subject_id, r.number as seq, r.is_repeated as again, r.is_late as late,
                   case when r.answered_at < @end then case when r.answered_at > r.answer_by then 2 else 1 end
                        when r.expired_at < @end then 3 when r.closed_at < @end then 4 when r.answer_by < @end then 6 else 5 end as status
            from supplement_request r join procedure_version v on v.id = r.procedure_version_id
            where r.agency_id = any(@agencies) and r.asked_at >= @start and r.asked_at < @end {FactKey.Narrow(asked, "v.procedure_id", "v.field")}
            """,
            ["again", "late", "status"], requests.Kind)
        {
            Further =
            [
                $"""
                select {letters.Columns}, a.dossier_id as subject_id, 0 as seq, false as again, false as late, case when a.in_time then 7 else 8 end as status
                from apology a join procedure_version v on v.id = a.procedure_version_id
                where a.state = 'Sent' and a.receiving_agency_id = any(@agencies) and a.closed_at >= @start and a.closed_at < @end
                      {FactKey.Narrow(asked, "v.procedure_id", "v.field")}
                """,
                // What ix_participation_late holds, said in the same words; the rows of dossiers that went on past their due day are few.
                $"""
                select {overdue.Columns}, p.dossier_id as subject_id, -1 as seq, false as again, false as late, 9 as status
                from participation p
                where p.is_receiver and p.due_day < p.finished_day and p.agency_id = any(@agencies) and p.finished_day >= @from and p.arrived_day <= @asOf
                  and p.opened_day <= @asOf and p.superseded_day > @asOf
                  and case when p.finished_day > @asOf then p.due_day < @asOf else p.verdict = 3 end
                  and not exists (select from apology a where a.dossier_id = p.dossier_id and a.state = 'Sent' and a.closed_at < @end)
                  {FactKey.Narrow(asked, "p.procedure_id", "p.field")}
                """,
            ],
        };
    }
}
