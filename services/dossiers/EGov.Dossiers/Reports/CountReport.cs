using EGov.Api;
using EGov.Dossiers.Reports.Scores;

namespace EGov.Dossiers.Reports;

/// <summary>A report that counts received, resolved and open dossiers; reports of this kind differ in their lines and columns only.</summary>
internal sealed class CountReport(ReportDefinition definition, FactQuery query, ReportPaper paper, TargetNotes targets) : IReport
{
    public string Name => definition.Name;

    public string? Form => definition.Form;

    public ReportText Title => definition.Title;

    public IReadOnlyList<TrackingDimension> By => definition.By;

    public IReadOnlyList<ReportColumn> Columns => [.. definition.Lead, .. definition.Measures.Select(m => m.Column)];

    public async Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct)
    {
        var by = asked.By!.Value;
        var (lines, whole) = await CountAsync(by, asked, ct);
        var balanced = lines.Select(line => line.Figures).Append(whole).All(CountedMeasures.IsBalanced);
        List<ReportText> notes = [.. definition.Notes, .. CountedFacts.AddsUp(by, asked) ? [] : new[] { ByTurns(by) }, .. await targets.OfAsync(definition.Measures, whole, asked, ct)];
        return ReportTable.Of(
            await paper.HeadAsync(this, asked, definition.Total(whole), balanced, notes, ct),
            [.. lines.Select((line, i) => definition.Row(i + 1, line))]);
    }

    private async Task<(IReadOnlyList<FactLine> Lines, IReadOnlyDictionary<string, long> Whole)> CountAsync(TrackingDimension by, AskedReport asked, CancellationToken ct)
    {
        var (facts, measures) = (CountedFacts.By(by, asked), definition.Measures);
        if (CountedFacts.AddsUp(by, asked))
        {
            var added = await query.LinesAsync(facts, measures, asked, ct);
            return (added, FactQuery.Add(measures, added.Select(line => line.Figures)));
        }

        // Everybody's agencies: the receivers among the rows of the lines are the whole, and one reading gives both.
        if (by == TrackingDimension.Agency && asked.Scope.CoversAll)
        {
            var once = measures.Where(m => m.Predicate is not null).Select(m => m.Where("is_receiver")).ToList();
            var both = await query.LinesAsync(facts with { Attributes = [.. facts.Attributes, "is_receiver"] }, [.. measures, .. once], asked, ct);
            var received = FactQuery.Add(once, both.Select(line => line.Figures));
            return (both, measures.Where(m => m.Predicate is not null).ToDictionary(m => m.Key, m => received[m.Where("is_receiver").Key], StringComparer.Ordinal));
        }

        return (await query.LinesAsync(facts, measures, asked, ct), await query.WholeAsync(CountedFacts.Whole(asked), measures, asked, ct));
    }

    public Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) =>
        definition.OpenAsync(query, row is null ? CountedFacts.Whole(asked) : CountedFacts.By(asked.By!.Value, asked), asked, figure, row, page, ct);

    private static ReportText ByTurns(TrackingDimension by) => by == TrackingDimension.Agency
        ? new("Mỗi cơ quan tính phần việc của mình; dòng tổng tính mỗi hồ sơ một lần nên có thể nhỏ hơn tổng các dòng.",
            "Each agency counts its own part; the total counts each dossier once and may be less than the sum of the lines.")
        : new("Các dòng tính theo lượt xử lý theo thời hạn của bước; dòng tổng tính mỗi hồ sơ một lần.",
            "Lines count turns against the deadline of the step; the total counts each dossier once.");
}
