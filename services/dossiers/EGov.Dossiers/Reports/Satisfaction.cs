namespace EGov.Dossiers.Reports;

/// <summary>
/// What applicants said of dossiers that were returned, and how many of them said anything. A rating never changes; an appraisal beside it is
/// told from its own day on.
/// </summary>
internal static class Satisfaction
{
    private static readonly ReportText Levels = new("Mức độ", "Levels");
    private static readonly ReportText Share = new("Tỷ lệ đánh giá", "Share rated");
    private static readonly ReportText Appraised = new("Phúc tra", "Appraised");

    internal static readonly ReportDefinition Definition = new(
        "satisfaction", null, new("BÁO CÁO MỨC ĐỘ HÀI LÒNG TRONG GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Satisfaction with the handling of procedures"),
        [TrackingDimension.Agency, TrackingDimension.Field, TrackingDimension.Procedure],
        [
            Measure.Count("ratings", new("Lượt đánh giá", "Ratings"), null, "level > 0",
                new("Số đánh giá trong kỳ, mỗi hồ sơ một lần", "Ratings given in the period, one for a dossier")),
            Level("verySatisfied", "Rất hài lòng", "Very satisfied", 5),
            Level("satisfied", "Hài lòng", "Satisfied", 4),
            Level("neutral", "Bình thường", "Neutral", 3),
            Level("dissatisfied", "Không hài lòng", "Dissatisfied", 2),
            Level("veryDissatisfied", "Rất không hài lòng", "Very dissatisfied", 1),
            new Measure(
                new ReportColumn("satisfiedRatio", new("Tỷ lệ hài lòng", "Satisfied"), null, CellKind.Ratio,
                    new("(Lượt đánh giá - không hài lòng - rất không hài lòng) / lượt đánh giá (QĐ 766/QĐ-TTg)", "(Ratings - dissatisfied - very dissatisfied) / ratings (QĐ 766/QĐ-TTg)"), false),
                null, f => Measure.RatioOf(f["ratings"] - f["dissatisfied"] - f["veryDissatisfied"], f["ratings"])),
            Measure.Count("finished", new("Hồ sơ đã giải quyết", "Resolved"), Share, "level = 0",
                new("Ngày đầu kỳ ≤ K ≤ D, không tính hồ sơ rút", "K in the period, without those withdrawn")),
            Measure.Count("finishedRated", new("Trong đó đã đánh giá", "Of them rated"), Share, "level > 0 and of_period",
                new("Đánh giá trong kỳ của hồ sơ có K trong kỳ", "Rated by the day told, with K in the period")),
            Measure.Ratio("ratedRatio", new("Tỷ lệ", "Share"), Share, "finishedRated", "finished",
                new("Hồ sơ đã giải quyết trong kỳ đã đánh giá / hồ sơ đã giải quyết trong kỳ", "Of the dossiers resolved in the period those rated / all of them")),
            Measure.Count("upheld", new("Xác nhận", "Upheld"), Appraised, "appraisal = 1",
                new("Đánh giá trong kỳ, phúc tra đến hết D xác nhận đúng", "Ratings of the period that an appraisal by the day told upheld")),
            Measure.Count("notUpheld", new("Không xác nhận", "Not upheld"), Appraised, "appraisal = 2",
                new("Đánh giá trong kỳ, phúc tra đến hết D không xác nhận; mức của người đánh giá giữ nguyên", "Ratings of the period that an appraisal by the day told did not uphold; the applicant's level stays")),
        ]);

    internal static Facts Facts(AskedReport asked)
    {
        var ratings = FactKey.Of(asked.By, "r.agency_id", "r.procedure_id", "v.field");
        var finished = FactKey.Of(asked.By, "p.agency_id", "p.procedure_id", "p.field");
        return new Facts(
            $"""
            select {ratings.Columns}, r.dossier_id as subject_id, 1 as seq, r.level::int as level, r.finished_on >= @from as of_period,
                   case when r.appraised_at < @end then case r.appraisal when 'Upheld' then 1 else 2 end else 0 end as appraisal
            from rating r join procedure_version v on v.id = r.procedure_version_id
            where r.agency_id = any(@agencies) and r.rated_on between @from and @asOf {FactKey.Narrow(asked, "r.procedure_id", "v.field")}
            """,
            ["level", "of_period", "appraisal"], ratings.Kind)
        {
            Further =
            [
                $"""
                select {finished.Columns}, p.dossier_id as subject_id, 0 as seq, 0 as level, true as of_period, 0 as appraisal
                from participation p
                where p.is_receiver and p.agency_id = any(@agencies) and p.finished_day between @from and @asOf and p.verdict between 1 and 3
                  and p.arrived_day <= @asOf and p.opened_day <= @asOf and p.superseded_day > @asOf {FactKey.Narrow(asked, "p.procedure_id", "p.field")}
                """,
            ],
        };
    }

    private static Measure Level(string key, string vi, string en, int level) => Measure.Count(
        key, new(vi, en), Levels, FormattableString.Invariant($"level = {level}"), new($"Đánh giá \"{vi}\" trong kỳ", $"Ratings \"{en}\" of the period"));
}
