using EGov.Api;

namespace EGov.Dossiers.Reports;

/// <summary>What a report of figures looks like.</summary>
internal sealed record ReportDefinition(
    string Name, string? Form, ReportText Title, IReadOnlyList<TrackingDimension> By, IReadOnlyList<Measure> Measures, params IReadOnlyList<ReportText> Notes)
{
    /// <summary>The columns that name a line.</summary>
    internal IReadOnlyList<ReportColumn> Lead { get; } =
    [
        new ReportColumn("number", new("STT", "No."), null, CellKind.Count, null, false),
        new ReportColumn("code", new("Mã", "Code"), null, CellKind.Text, null, false),
        new ReportColumn("name", new("Tên", "Name"), null, CellKind.Text, null, false),
    ];

    /// <summary>Whether the whole is counted by itself, because a dossier may be on several lines.</summary>
    internal bool CountsWholeApart { get; init; }

    internal ReportRow Row(int number, FactLine line) => new(line.Key, [(long)number, line.Code, line.Name, .. Cells(line.Figures)]);

    internal ReportRow Total(IReadOnlyDictionary<string, long> whole) => new(null, [null, null, "Tổng số", .. Cells(whole)]);

    internal async Task<Page<ReportItem>?> OpenAsync(FactQuery query, Facts facts, AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) =>
        Measures.FirstOrDefault(m => m.Key == figure) is { Predicate: not null } measure ? await query.OpenAsync(facts, measure, row, asked, page, ct) : null;

    private IEnumerable<object?> Cells(IReadOnlyDictionary<string, long> figures) =>
        Measures.Select(m => m.Computed is { } compute ? compute(figures) : (object?)figures[m.Key]);
}
