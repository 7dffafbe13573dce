namespace EGov.Dossiers.Reports;

/// <summary>
/// A figure column. It either counts the facts that its predicate holds for, or adds up their amounts, or is computed from other figures.
/// The same predicate, word for word, opens the list of what was counted.
/// </summary>
internal sealed record Measure(ReportColumn Column, string? Predicate, Func<IReadOnlyDictionary<string, long>, object?>? Computed)
{
    internal string Key => Column.Key;

    internal bool AddsAmounts => Column.Kind == CellKind.Money;

    /// <summary>The same figure of those facts only, under a key of its own.</summary>
    internal Measure Where(string condition) => this with { Column = Column with { Key = $"{Key} where {condition}" }, Predicate = $"({Predicate}) and {condition}" };

    internal static Measure Count(string key, ReportText title, ReportText? group, string predicate, ReportText formula) =>
        new(new ReportColumn(key, title, group, CellKind.Count, formula, true), predicate, null);

    internal static Measure Money(string key, ReportText title, ReportText? group, string predicate, ReportText formula) =>
        new(new ReportColumn(key, title, group, CellKind.Money, formula, true), predicate, null);

    /// <summary>One figure over another, to four decimals; null where the lower one is nothing.</summary>
    internal static Measure Ratio(string key, ReportText title, ReportText? group, string over, string under, ReportText formula) =>
        new(new ReportColumn(key, title, group, CellKind.Ratio, formula, false), null, figures => RatioOf(figures[over], figures[under]));

    internal static decimal? RatioOf(long over, long under) => under == 0 ? null : Math.Round((decimal)over / under, 4, MidpointRounding.AwayFromZero);
}
