using static EGov.Dossiers.Reports.CountedMeasures;

namespace EGov.Dossiers.Reports;

/// <summary>
/// Dossiers that a desk of another place took in for the competent agency (phi địa giới hành chính), and results fetched away from it. A dossier
/// stays with the desk and the agency of its reception, whatever a reorganisation moved since; how it stands is what its receiver's record says.
/// </summary>
internal static class OtherDesks
{
    private static readonly ReportText Given = new("Trả kết quả", "Results returned");

    /// <summary>The desk is the agency that the receiver's first record came from, in the instant of its reception (ix_participation_other_desk).</summary>
    private const string TakenIn = "t.is_receiver and t.from_agency_id is not null and t.opened_at = t.arrived_at";

    /// <summary>What ix_dossier_returned_elsewhere holds.</summary>
    private const string Elsewhere = "d.returned_at is not null and (d.desk_agency_id is not null or d.return_agency_id <> d.receiving_agency_id)";

    internal static readonly ReportDefinition Definition = new(
        "any-desk", null, new("BÁO CÁO TIẾP NHẬN, TRẢ KẾT QUẢ PHI ĐỊA GIỚI HÀNH CHÍNH", "Reception and return at any desk"),
        [TrackingDimension.Desk, TrackingDimension.Agency],
        [
            CarriedOver, Received, Resolved, Early, OnTime, Late, Withdrawn, InProgress, WithinTerm, Overdue,
            Returns("returned", "Tổng số", "All", "place > 0", "Kết quả trả trong kỳ của hồ sơ nộp, nhận ngoài cơ quan có thẩm quyền", "Results returned in the period of dossiers handed in or fetched away from the competent agency"),
            Returns("returnedWhereTaken", "Tại nơi nộp", "Where handed in", "place = 1", "Trả tại bộ phận đã tiếp nhận hộ", "Returned by the desk that had taken the dossier in"),
            Returns("returnedElsewhere", "Tại nơi khác", "At another desk", "place = 2", "Trả tại bộ phận khác, không phải nơi nộp hay cơ quan có thẩm quyền", "Returned by a desk that is neither that one nor the competent agency's"),
            Returns("returnedByCompetent", "Tại cơ quan có thẩm quyền", "By the competent agency", "place = 3", "Nộp tại nơi khác, cơ quan có thẩm quyền trả", "Handed in elsewhere, returned by the competent agency"),
        ],
        new ReportText(
            "Dòng theo bộ phận: nơi nộp hồ sơ và nơi trả kết quả; dòng theo cơ quan: cơ quan có thẩm quyền. T, K, H là của cơ quan có thẩm quyền.",
            "Lines of desks are where dossiers were handed in and where results were returned; lines of agencies are the competent ones. T, K and H are the competent agency's."));

    internal static Facts Facts(AskedReport asked)
    {
        var (key, place) = asked.By == TrackingDimension.Agency ? ("t.agency_id", "d.receiving_agency_id") : ("t.from_agency_id", "d.return_agency_id");
        var taken = $"{TakenIn} and t.arrived_day <= @asOf and {key} = any(@agencies) {FactKey.Narrow(asked, "t.procedure_id", "t.field")}";
        return new Facts(
            $"""
            select key_id, null::text as key_text, dossier_id as subject_id, 0 as seq, arrived_day < @from as before, 0 as place, {CountedFacts.Status}
            from (select {key} as key_id, t.dossier_id, t.arrived_day, t.finished_day, t.due_day, t.verdict
                  from participation t where {taken} and t.superseded_day > @asOf and t.finished_day >= @from
                  union all
                  select {key}, t.dossier_id, t.arrived_day, p.finished_day, p.due_day, p.verdict
                  from participation t
                  join participation p on p.dossier_id = t.dossier_id and p.is_receiver and p.finished_day >= @from and p.opened_day <= @asOf and p.superseded_day > @asOf
                  where {taken} and t.superseded_day <= @asOf) taken
            """,
            ["before", "place", "status"], KeyKind.Agency)
        {
            Further =
            [
                $"""
                select {place} as key_id, null::text as key_text, d.id as subject_id, 1 as seq, false as before,
                       case when d.return_agency_id = d.receiving_agency_id then 3 when d.return_agency_id = d.desk_agency_id then 1 else 2 end as place, 10 as status
                from dossier d join procedure_version v on v.id = d.procedure_version_id
                where {Elsewhere} and d.returned_at >= @start and d.returned_at < @end and {place} = any(@agencies) {FactKey.Narrow(asked, "d.procedure_id", "v.field")}
                """,
            ],
        };
    }

    private static Measure Returns(string key, string vi, string en, string predicate, string formulaVi, string formulaEn) =>
        Measure.Count(key, new(vi, en), Given, predicate, new(formulaVi, formulaEn));
}
