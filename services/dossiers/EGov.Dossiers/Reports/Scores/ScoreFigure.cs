namespace EGov.Dossiers.Reports.Scores;

/// <summary>
/// What points are computed from: counts, each with the predicate that opens it. "over" and "under" make a share; "two", "one" and "zero" are
/// those that earned so many points, of "under" that were judged.
/// </summary>
internal sealed record ScoreFigure(string Name, ScoreSource Source, ReportText Formula, IReadOnlyDictionary<string, string> Predicates)
{
    internal const string Over = "over";
    internal const string Under = "under";
    internal const string Two = "two";
    internal const string One = "one";
    internal const string Zero = "zero";

    internal IEnumerable<Measure> Measures => Predicates.Keys.Select(MeasureOf);

    internal Measure MeasureOf(string count) => Measure.Count($"{Name}.{count}", Formula, null, Predicates[count], Formula);

    /// <summary>A count of a line; null where the figure has none of that name.</summary>
    internal long? CountOf(FactLine line, string count) => Predicates.ContainsKey(count) ? line.Figures[$"{Name}.{count}"] : null;

    /// <summary>The share of a line; null where there is nothing to have a share of.</summary>
    internal decimal? ShareOf(FactLine line) => CountOf(line, Over) is { } over && CountOf(line, Under) is { } under and > 0 ? (decimal)over / under : null;

    /// <summary>The mean of 0, 1 and 2 points, to one decimal, half up; null where nothing was judged.</summary>
    internal decimal? MeanOf(FactLine line) => CountOf(line, Two) is { } two && CountOf(line, Under) is { } under and > 0
        ? Math.Round((decimal)((2 * two) + CountOf(line, One)!.Value) / under, 1, MidpointRounding.AwayFromZero)
        : null;
}

/// <summary>Where counts come from; each source is read once for all figures of it.</summary>
internal enum ScoreSource
{
    /// <summary>Dossiers received, resolved and open.</summary>
    Dossiers = 1,

    /// <summary>The same, with the requests to complete them and the petitions about them.</summary>
    Handling,

    /// <summary>Turns: of agencies at steps, or of officials.</summary>
    Turns,

    /// <summary>Dossiers by their receiver, with their digital components and results.</summary>
    Digitisation,
    Procedures,
    Payments,
    Petitions,
    Ratings,
}

/// <summary>The figures there are. Days are compared as in every report: T arrived, K finished, H due, D the day told.</summary>
internal static class ScoreFigures
{
    private const string Judged = "status in (1, 2, 3)";

    internal static readonly ScoreFigure[] All =
    [
        Share("onTimeRatio", ScoreSource.Dossiers, "status in (1, 2, 4)", "status <= 4",
            "Đã giải quyết với K ≤ H, không có H hoặc công dân rút / đã giải quyết trong kỳ", "Resolved with K not after H, no H or withdrawn / resolved in the period"),
        Share("onlineRatio", ScoreSource.Dossiers, "not before and status <= 6 and channel = 'Online'", "not before and status <= 6",
            "Tiếp nhận trực tuyến / tiếp nhận trong kỳ", "Received online / received in the period"),
        Share("onlineInTermRatio", ScoreSource.Dossiers, "channel = 'Online' and status in (1, 2, 4, 5)", "channel = 'Online' and status <= 6",
            "Hồ sơ trực tuyến không quá hạn / hồ sơ trực tuyến đã, đang giải quyết", "Online dossiers not overdue / online dossiers resolved or in progress"),
        Share("digitisedRatio", ScoreSource.Digitisation, "received and digitised", "received",
            "Có tệp của thành phần hồ sơ đến hết D / tiếp nhận trong kỳ", "With a file for a component by D / received in the period"),
        Share("reusedRatio", ScoreSource.Digitisation, "received and reused", "received",
            "Có thành phần lấy từ kho giấy tờ đã số hóa / tiếp nhận trong kỳ", "With a component taken from the papers kept / received in the period"),
        Share("digitalResultRatio", ScoreSource.Digitisation, "handled and result", "handled",
            "Có kết quả ký số đến hết D / có quyết định trong kỳ", "With a signed result by D / decided in the period"),
        Share("completeRatio", ScoreSource.Procedures, "complete", "true",
            "Có cách thức, thành phần, thời hạn, quy trình, kết quả, căn cứ / thủ tục có hiệu lực vào D", "With channels, components, terms, steps, result and legal bases / in effect on D"),
        Share("onlineProcedureRatio", ScoreSource.Procedures, "online", "true",
            "Mức 3, 4 (một phần, toàn trình) / thủ tục có hiệu lực vào D", "Level 3 or 4 / in effect on D"),
        Share("onlinePaymentRatio", ScoreSource.Payments, "online", "true",
            "Hồ sơ có khoản trả trực tuyến / hồ sơ có khoản đã trả trong kỳ", "Dossiers paid online / dossiers paid in the period"),
        Share("petitionsInTimeRatio", ScoreSource.Petitions, "in_time", "true",
            "Trả lời đúng hoặc trước hạn / thuộc thẩm quyền, đã trả lời trong kỳ hoặc quá hạn chưa trả lời vào D", "Answered in time / within competence, answered in the period or overdue on D"),
        Share("petitionsSatisfiedRatio", ScoreSource.Petitions, "in_time and not dissatisfied", "true",
            "(Tổng số - số không hài lòng hoặc quá hạn) / tổng số đã trả lời trong kỳ hoặc quá hạn chưa trả lời", "(All - not satisfied or late) / all answered in the period or overdue on D"),
        Share("satisfactionRatio", ScoreSource.Ratings, "level >= 3", "true",
            "(Tổng số - số không hài lòng, rất không hài lòng) / lượt đánh giá trong kỳ", "(All - the two lowest levels) / ratings in the period"),
        Points("totalTime", ScoreSource.Dossiers, "status = 1", "status = 2", "status = 3",
            "Hồ sơ có kết quả trong kỳ: K < H 2; K = H hoặc không có H 1; K > H 0", "Decided in the period: K before H 2; K = H or no H 1; K after H 0"),
        Points("unitTime", ScoreSource.Turns, "status = 1", "status = 2", "status = 3",
            "Lượt xử lý xong trong kỳ so với hạn của bước: sớm 2, đúng 1, muộn 0", "Turns ended in the period against the deadline of the step: early 2, on time 1, late 0"),
        Points("contacts", ScoreSource.Handling, $"{Judged} and contacts = 0", $"{Judged} and contacts = 1", $"{Judged} and contacts > 1",
            "Số lần yêu cầu bổ sung đến hết D: không 2, một 1, hơn 0", "Requests for a supplement by D: none 2, one 1, more 0"),
        Points("attitude", ScoreSource.Handling, "not complained and status = 1", "not complained and status = 2", "status = 3 or (complained and status in (1, 2))",
            "Sớm và không có phản ánh về hồ sơ 2; đúng hạn 1; quá hạn hoặc có phản ánh 0", "Early without a petition about it 2; on time 1; late or with a petition 0"),
    ];

    private static readonly Dictionary<string, ScoreFigure> ByName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    internal static ScoreFigure? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    private static ScoreFigure Share(string name, ScoreSource source, string over, string under, string vi, string en) =>
        new(name, source, new(vi, en), new Dictionary<string, string>(StringComparer.Ordinal) { [ScoreFigure.Over] = over, [ScoreFigure.Under] = under });

    private static ScoreFigure Points(string name, ScoreSource source, string two, string one, string zero, string vi, string en) => new(name, source, new(vi, en),
        new Dictionary<string, string>(StringComparer.Ordinal) { [ScoreFigure.Under] = Judged, [ScoreFigure.Two] = two, [ScoreFigure.One] = one, [ScoreFigure.Zero] = zero });
}
