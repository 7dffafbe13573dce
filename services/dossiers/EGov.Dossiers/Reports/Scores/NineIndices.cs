using System.Globalization;
using EGov.Api;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>The nine indices of TT 01/2018/TT-VPCP, of each agency, and those of them that apply to officials of each official.</summary>
internal sealed class NineIndices(ScoreDesk desk, ReportPaper paper) : IReport
{
    public string Name => "nine-indices";

    public string? Form => "TT 01/2018/TT-VPCP, Điều 13-15";

    public ReportText Title { get; } = new("KẾT QUẢ ĐÁNH GIÁ VIỆC GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Assessment of the handling of procedures");

    public IReadOnlyList<TrackingDimension> By { get; } = [TrackingDimension.Agency, TrackingDimension.Official];

    public IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ScoreColumns.Number, ScoreColumns.Code, ScoreColumns.Name,
        ScoreColumns.Count(ScoreFigure.Under, "Tổng số", "Judged", "Số hồ sơ, lượt, phản ánh được tính của dòng", "Dossiers, turns or petitions that the row judges"),
        ScoreColumns.Count(ScoreFigure.Two, "2 điểm", "2 points", "Trong đó đạt 2 điểm", "Of them with 2 points"),
        ScoreColumns.Count(ScoreFigure.One, "1 điểm", "1 point", "Trong đó đạt 1 điểm", "Of them with 1 point"),
        ScoreColumns.Count(ScoreFigure.Zero, "0 điểm", "0 points", "Trong đó 0 điểm", "Of them with none"),
        ScoreColumns.Count(ScoreFigure.Over, "Đạt điều kiện", "Fulfilling", "Trong đó đạt điều kiện của chỉ số tính theo tỷ lệ", "Of them fulfilling the condition, for indices of shares"),
        new("share", new("Tỷ lệ", "Share"), null, CellKind.Ratio, new("Đạt điều kiện / tổng số", "Fulfilling / judged"), false),
        ScoreColumns.Points("value", "Điểm", "Points",
            "Tổng điểm / tổng số, làm tròn một chữ số, nửa lên; chỉ số tính theo tỷ lệ: 2, 1 hoặc 0", "Sum of points / judged, one decimal, half up; for shares 2, 1 or 0"),
        ScoreColumns.Measurable, ScoreColumns.Maximum, ScoreColumns.Text("grade", "Xếp loại", "Grade"), ScoreColumns.State, ScoreColumns.Formula, ScoreColumns.Rule, ScoreColumns.Basis,
    ];

    public async Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct)
    {
        var officials = asked.By == TrackingDimension.Official;
        var criteria = await CriteriaAsync(asked, ct);
        var grades = await desk.GradesAsync(Name, officials, asked.AsOf, ct);
        var lines = criteria.Count == 0 ? [] : await desk.LinesAsync(criteria, asked, ct);
        var rows = new List<ReportRow>();
        foreach (var line in lines)
        {
            var scores = criteria.ToDictionary(c => c, c => ValueOf(c, criteria, line));
            rows.Add(Sum(line, scores, grades));
            rows.AddRange(criteria.Select((c, i) => Row(i + 1, line, c, scores[c])));
        }

        return ReportTable.Of(await paper.HeadAsync(this, asked, null, null, Notes(criteria), ct), rows);
    }

    public Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) =>
        desk.OpenAsync(Name, asked, figure, row, page, ct);

    private async Task<List<ReportCriterion>> CriteriaAsync(AskedReport asked, CancellationToken ct) =>
        [.. (await desk.CriteriaAsync(Name, asked.AsOf, ct)).Where(c => c.Officials || asked.By != TrackingDimension.Official)];

    /// <summary>The points of an index; null where it is not measured, and for the conditions of another.</summary>
    private static decimal? ValueOf(ReportCriterion criterion, List<ReportCriterion> all, FactLine line)
    {
        if (criterion.Group is not null || ScoreFigures.Find(criterion.Figure) is not { } figure)
        {
            return null;
        }

        if (figure.Predicates.ContainsKey(ScoreFigure.Two))
        {
            return figure.MeanOf(line);
        }

        var conditions = all.Where(c => c.Group == criterion.Code);
        return figure.ShareOf(line) is not { } share ? null
            : share >= criterion.Full && conditions.All(c => ScoreFigures.Find(c.Figure)?.ShareOf(line) >= c.Full) ? criterion.Maximum
            : share >= criterion.Lower ? criterion.Maximum / 2
            : 0;
    }

    private static ReportRow Row(int number, FactLine line, ReportCriterion criterion, decimal? value)
    {
        var figure = ScoreFigures.Find(criterion.Figure);
        long? Count(string count) => figure?.CountOf(line, count);
        var share = figure?.ShareOf(line) is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero) : (decimal?)null;
        return new ReportRow(ScoreColumns.KeyOf(line, criterion.Code),
        [
            (long)number, criterion.Code, criterion.Name, Count(ScoreFigure.Under), Count(ScoreFigure.Two), Count(ScoreFigure.One), Count(ScoreFigure.Zero), Count(ScoreFigure.Over),
            share, value, value is null ? 0m : criterion.Maximum, criterion.Maximum, null,
            criterion.Group is null ? ScoreColumns.StateOf(value is not null, figure) : null, figure?.Formula.Vi, criterion.Rule, criterion.Basis,
        ]);
    }

    /// <summary>The sum of a line with its grade. What was not measured may be anything: the grade is then from the one without it to the one with all of it.</summary>
    private static ReportRow Sum(FactLine line, Dictionary<ReportCriterion, decimal?> scores, List<ReportGrade> grades)
    {
        var sum = scores.Values.Sum() ?? 0;
        var (measurable, maximum) = (scores.Sum(s => s.Value is null ? 0 : s.Key.Maximum), scores.Keys.Sum(c => c.Maximum));
        string? Grade(decimal points) => grades.FirstOrDefault(g => points >= g.Minimum)?.Name;
        var (least, most) = (Grade(sum), Grade(sum + maximum - measurable));
        return new ReportRow(line.Key,
        [
            null, line.Code, line.Name, null, null, null, null, null, null, sum, measurable, maximum,
            least == most ? least : string.Create(CultureInfo.InvariantCulture, $"{least} - {most}"), null, null, null, null,
        ]);
    }

    private static ReportText[] Notes(List<ReportCriterion> criteria) => criteria.Count == 0
        ? [new("TT 01/2018/TT-VPCP có hiệu lực từ ngày 06/01/2019 đến hết ngày 14/09/2025; ngày chốt số liệu nằm ngoài thời gian đó.", "TT 01/2018/TT-VPCP held from 06/01/2019 to 14/09/2025; the day told is not within.")]
        :
        [
            new("Đánh giá theo quý và năm. Giá trị chỉ số = tổng điểm / số được tính, làm tròn một chữ số thập phân, nửa lên. Hồ sơ công dân rút không tính.",
                "Assessed by quarter and year. An index is the sum of points over what is judged, to one decimal, half up. Withdrawn dossiers are not judged."),
            new("Chỉ số chưa đo được hoặc không phát sinh không tính là 0 điểm và không tính là đạt; xếp loại ghi từ mức không có đến mức có đủ các điểm đó.",
                "What is not measured or did not occur counts neither as 0 nor as full; the grade runs from the one without those points to the one with all of them."),
        ];
}
