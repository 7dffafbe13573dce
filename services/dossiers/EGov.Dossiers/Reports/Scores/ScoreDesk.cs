using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>What reports that give points share: the criteria of a day, the counts of every line, and the way down from a count.</summary>
internal sealed class ScoreDesk(DossiersDb db, FactQuery query)
{
    /// <summary>The criteria that held on the day told, in their order; none where the act was not in force.</summary>
    internal async Task<List<ReportCriterion>> CriteriaAsync(string report, DateOnly day, CancellationToken ct) =>
        [.. (await db.ReportCriteria.AsNoTracking().Where(c => c.Report == report && c.ValidFrom <= day && (c.ValidTo == null || c.ValidTo > day)).ToListAsync(ct))
            .GroupBy(c => c.Code).Select(versions => versions.MaxBy(c => c.ValidFrom)!).OrderBy(c => c.Number)];

    internal async Task<List<ReportGrade>> GradesAsync(string report, bool officials, DateOnly day, CancellationToken ct)
    {
        var known = await db.ReportGrades.AsNoTracking().Where(g => g.Report == report && g.Officials == officials && g.ValidFrom <= day).ToListAsync(ct);
        return [.. known.Where(g => g.ValidFrom == known.Max(k => k.ValidFrom)).OrderByDescending(g => g.Minimum)];
    }

    /// <summary>The counts of every line, or of the whole scope. Catalogue and petitions make no line of their own: an agency without dossiers is not assessed.</summary>
    internal async Task<List<FactLine>> LinesAsync(IReadOnlyList<ReportCriterion> criteria, AskedReport asked, CancellationToken ct)
    {
        var figures = criteria.Select(c => ScoreFigures.Find(c.Figure)).OfType<ScoreFigure>().Distinct().ToList();
        var none = figures.SelectMany(f => f.Measures).ToDictionary(m => m.Key, _ => 0L, StringComparer.Ordinal);
        var lines = new Dictionary<string, FactLine>(StringComparer.Ordinal);
        if (asked.By == TrackingDimension.Criterion)
        {
            lines.Add("", new FactLine(null, null, asked.Scope.Name, none));
        }

        // What is read with requests and petitions is not read again without.
        var handling = figures.Exists(f => f.Source == ScoreSource.Handling);
        var sources = figures.GroupBy(f => handling && f.Source == ScoreSource.Dossiers ? ScoreSource.Handling : f.Source).OrderBy(s => s.Key).ToList();
        var read = await Task.WhenAll(sources.Select(s => query.LinesAsync(ScoreFacts.Of(s.Key, asked), [.. s.SelectMany(f => f.Measures)], asked, ct)));
        foreach (var (source, found) in sources.Zip(read))
        {
            foreach (var line in found)
            {
                var key = line.Key ?? "";
                if (lines.TryGetValue(key, out var known) || source.Key <= ScoreSource.Turns)
                {
                    lines[key] = (known ?? line) with { Figures = Add(known?.Figures ?? none, line.Figures) };
                }
            }
        }

        return [.. lines.Values.OrderBy(l => l.Code, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    /// <summary>What a count of a criterion's row counts; the key of a row is its line's and the criterion's code.</summary>
    internal async Task<Page<ReportItem>?> OpenAsync(string report, AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct)
    {
        var (id, code) = LineKeys.Read(row);
        var criterion = (await CriteriaAsync(report, asked.AsOf, ct)).FirstOrDefault(c => c.Code == code);
        return ScoreFigures.Find(criterion?.Figure) is { } found && found.Predicates.ContainsKey(figure) && (id is null) == (asked.By == TrackingDimension.Criterion)
            ? await query.OpenAsync(ScoreFacts.Of(found.Source, asked), found.MeasureOf(figure), id?.ToString(), asked, page, ct)
            : null;
    }

    /// <summary>The level of each line's agency, and of the scope's own under null.</summary>
    internal async Task<Func<string?, AgencyLevel>> LevelsAsync(IEnumerable<FactLine> lines, AskedReport asked, CancellationToken ct)
    {
        var ids = lines.Select(l => LineKeys.Read(l.Key).Id).OfType<Guid>().Append(asked.Scope.Root).ToHashSet();
        var kinds = await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Kind, ct);
        return key => LevelOf(kinds.GetValueOrDefault(LineKeys.Read(key).Id ?? asked.Scope.Root));
    }

    /// <summary>The targets that hold on a day, by figure and level.</summary>
    internal async Task<Dictionary<(string Figure, AgencyLevel Level), decimal?>> TargetsAsync(DateOnly day, CancellationToken ct) =>
        (await db.ReportTargets.AsNoTracking().Where(t => t.ValidFrom <= day).ToListAsync(ct))
            .GroupBy(t => (t.Figure, t.Level)).ToDictionary(g => g.Key, g => g.MaxBy(t => t.ValidFrom)!.Share);

    internal static AgencyLevel LevelOf(string? kind) => kind switch
    {
        "province" or "department" => AgencyLevel.Province,
        "district" or "office" => AgencyLevel.District,
        _ => AgencyLevel.Commune,
    };

    private static Dictionary<string, long> Add(IReadOnlyDictionary<string, long> sums, IReadOnlyDictionary<string, long> more) =>
        sums.ToDictionary(s => s.Key, s => s.Value + more.GetValueOrDefault(s.Key), StringComparer.Ordinal);
}
