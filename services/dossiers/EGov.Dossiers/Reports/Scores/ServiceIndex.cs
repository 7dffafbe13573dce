using EGov.Api;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>The index of QĐ 766/QĐ-TTg, of the whole scope or of each agency: every criterion with its counts, share, target and points.</summary>
internal sealed class ServiceIndex(ScoreDesk desk, ReportPaper paper) : IReport
{
    public string Name => "service-index";

    public string? Form => "QĐ 766/QĐ-TTg";

    public ReportText Title { get; } = new("BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP TRONG THỰC HIỆN THỦ TỤC HÀNH CHÍNH", "Index of service to citizens and enterprises");

    public IReadOnlyList<TrackingDimension> By { get; } = [TrackingDimension.Criterion, TrackingDimension.Agency];

    public IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ScoreColumns.Number, ScoreColumns.Code, ScoreColumns.Name,
        ScoreColumns.Count(ScoreFigure.Over, "Số đạt", "Reached", "Tử số của cách đo ở từng dòng", "What the row's measure has above the line"),
        ScoreColumns.Count(ScoreFigure.Under, "Tổng số", "Of", "Mẫu số của cách đo ở từng dòng", "What the row's measure has below the line"),
        new("share", new("Tỷ lệ", "Share"), null, CellKind.Ratio, new("Số đạt / tổng số", "Reached / of"), false),
        new("target", new("Chỉ tiêu", "Target"), null, CellKind.Ratio, new("Chỉ tiêu của cấp, có hiệu lực vào D", "Target of the level, in force on the day told"), false),
        ScoreColumns.Text("reached", "So với chỉ tiêu", "Against the target"),
        ScoreColumns.Points("points", "Điểm", "Points",
            "Điểm tối đa × tỷ lệ / mức đạt điểm tối đa, không quá điểm tối đa; 0 nếu dưới mức tối thiểu; làm tròn hai chữ số, nửa lên",
            "Maximum × share / full share, at most the maximum; 0 below the least share; two decimals, half up"),
        ScoreColumns.Measurable, ScoreColumns.Maximum, ScoreColumns.State, ScoreColumns.Formula, ScoreColumns.Rule, ScoreColumns.Basis,
    ];

    public async Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct)
    {
        var criteria = await desk.CriteriaAsync(Name, asked.AsOf, ct);
        var lines = criteria.Count == 0 ? [] : await desk.LinesAsync(criteria, asked, ct);
        var targets = await desk.TargetsAsync(asked.AsOf, ct);
        var levelOf = await desk.LevelsAsync(lines, asked, ct);
        var (rows, total) = (new List<ReportRow>(), (ReportRow?)null);
        foreach (var line in lines)
        {
            var scores = criteria.Select(c => Score.Of(c, line)).ToList();
            var sum = Sum(line, [.. scores.Where(s => criteria.TrueForAll(c => c.Group != s.Criterion.Code))]);
            if (line.Key is null)
            {
                total = sum;
            }
            else
            {
                rows.Add(sum);
            }

            rows.AddRange(scores.Select((s, i) => Row(i + 1, line, s, scores, targets.GetValueOrDefault((s.Criterion.Figure ?? "", levelOf(line.Key))))));
        }

        return ReportTable.Of(await paper.HeadAsync(this, asked, total, null, Notes(criteria), ct), rows);
    }

    public Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) =>
        desk.OpenAsync(Name, asked, figure, row, page, ct);

    private static ReportRow Row(int number, FactLine line, Score score, List<Score> all, decimal? target)
    {
        var parts = all.Where(s => s.Criterion.Group == score.Criterion.Code).ToList();
        var key = ScoreColumns.KeyOf(line, score.Criterion.Code);
        if (parts.Count > 0)
        {
            return new ReportRow(key,
            [
                (long)number, score.Criterion.Code, score.Criterion.Name, null, null, null, null, null, Points(parts), Measurable(parts), score.Criterion.Maximum,
                null, null, score.Criterion.Rule, score.Criterion.Basis,
            ]);
        }

        var (criterion, figure) = (score.Criterion, score.Figure);
        return new ReportRow(key,
        [
            (long)number, criterion.Code, criterion.Name, figure?.CountOf(line, ScoreFigure.Over), figure?.CountOf(line, ScoreFigure.Under), score.RoundedShare,
            target, score.Share is { } share && target is { } least ? share >= least ? "Đạt" : "Chưa đạt" : null, score.Points, score.Points is null ? 0m : criterion.Maximum, criterion.Maximum,
            ScoreColumns.StateOf(score.Points is not null, figure), figure?.Formula.Vi, criterion.Rule, criterion.Basis,
        ]);
    }

    private static ReportRow Sum(FactLine line, List<Score> measured) => new(line.Key,
    [
        null, line.Code, line.Key is null ? "Tổng điểm" : line.Name, null, null, null, null, null, Points(measured), Measurable(measured), measured.Sum(s => s.Criterion.Maximum),
        null, null, null, null,
    ]);

    /// <summary>The points of those measured; null where none was.</summary>
    private static decimal? Points(List<Score> scores) => scores.Exists(s => s.Points is not null) ? scores.Sum(s => s.Points ?? 0) : null;

    private static decimal Measurable(List<Score> scores) => scores.Sum(s => s.Points is null ? 0 : s.Criterion.Maximum);

    private static ReportText[] Notes(List<ReportCriterion> criteria) => criteria.Count == 0
        ? [new("Vào ngày chốt số liệu chưa có bộ chỉ số có hiệu lực (QĐ 766/QĐ-TTg có hiệu lực từ ngày 23/06/2022).", "No index was in force on the day told (QĐ 766/QĐ-TTg is since 23/06/2022).")]
        :
        [
            new("Chỉ số chưa đo được trên hệ thống hoặc không phát sinh trong kỳ không tính là 0 điểm và không tính là đạt: điểm đọc trên số điểm đo được, bên cạnh 100 điểm của bộ chỉ số.",
                "What is not measured here or did not occur counts neither as 0 nor as full: read the points against those measurable, beside the 100 of the index."),
            new("Thủ tục không giao riêng cơ quan nào tính cho mọi cơ quan; cơ quan không có hồ sơ trong kỳ không có dòng.",
                "Procedures of no agency in particular count for every one; an agency without dossiers has no lines."),
        ];

    private sealed record Score(ReportCriterion Criterion, ScoreFigure? Figure, decimal? Share, decimal? Points)
    {
        internal decimal? RoundedShare => Share is { } share ? Math.Round(share, 4, MidpointRounding.AwayFromZero) : null;

        internal static Score Of(ReportCriterion criterion, FactLine line)
        {
            var figure = ScoreFigures.Find(criterion.Figure);
            var share = figure?.ShareOf(line);
            return new Score(criterion, figure, share, share is { } known ? criterion.PointsFor(known) : null);
        }
    }
}
