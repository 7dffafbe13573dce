using EGov.Api;

namespace EGov.Dossiers.Reports;

/// <summary>A report of facts. Each stands on one line, so that the lines add up to the whole, unless the definition counts the whole apart.</summary>
internal sealed class FactReport(ReportDefinition definition, Func<AskedReport, Facts> facts, FactQuery query, ReportPaper paper) : IReport
{
    public string Name => definition.Name;

    public string? Form => definition.Form;

    public ReportText Title => definition.Title;

    public IReadOnlyList<TrackingDimension> By => definition.By;

    public IReadOnlyList<ReportColumn> Columns => [.. definition.Lead, .. definition.Measures.Select(m => m.Column)];

    public async Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct)
    {
        var lines = await query.LinesAsync(facts(asked), definition.Measures, asked, ct);
        var whole = definition.CountsWholeApart
            ? await query.WholeAsync(Whole(asked), definition.Measures, asked, ct)
            : FactQuery.Add(definition.Measures, lines.Select(line => line.Figures));
        bool? balanced = definition.Measures.Contains(CountedMeasures.CarriedOver)
            ? lines.Select(line => line.Figures).Append(whole).All(CountedMeasures.IsBalanced)
            : null;
        return ReportTable.Of(
            await paper.HeadAsync(this, asked, definition.Total(whole), balanced, definition.Notes, ct),
            [.. lines.Select((line, i) => definition.Row(i + 1, line))]);
    }

    public Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) =>
        definition.OpenAsync(query, row is null ? Whole(asked) : facts(asked), asked, figure, row, page, ct);

    private Facts Whole(AskedReport asked) => facts(definition.CountsWholeApart ? asked with { By = null } : asked);
}
