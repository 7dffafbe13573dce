using EGov.Dossiers.Reports.Files;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>Holds the shares of a report's total against the targets of the scope's level.</summary>
internal sealed class TargetNotes(ScoreDesk desk)
{
    internal async Task<List<ReportText>> OfAsync(IReadOnlyList<Measure> measures, IReadOnlyDictionary<string, long> whole, AskedReport asked, CancellationToken ct)
    {
        var ratios = measures.Where(m => m.Column.Kind == CellKind.Ratio).ToList();
        if (ratios.Count == 0)
        {
            return [];
        }

        var targets = await desk.TargetsAsync(asked.AsOf, ct);
        var level = (await desk.LevelsAsync([], asked, ct))(null);
        return [.. from measure in ratios
                   let share = (decimal?)measure.Computed!(whole)
                   let target = targets.GetValueOrDefault((measure.Key, level))
                   where share is not null && target is not null
                   select Note(measure.Column.Title, share.Value, target.Value)];
    }

    private static ReportText Note(ReportText figure, decimal share, decimal target)
    {
        var (reached, least) = (ReportWords.Cell(share, CellKind.Ratio), ReportWords.Cell(target, CellKind.Ratio));
        return share >= target
            ? new($"Chỉ tiêu {Inside(figure.Vi)} {least}: đạt ({reached}).", $"Target of {Inside(figure.En)} {least}: reached ({reached}).")
            : new($"Chỉ tiêu {Inside(figure.Vi)} {least}: chưa đạt ({reached}).", $"Target of {Inside(figure.En)} {least}: not reached ({reached}).");
    }

    private static string Inside(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
