using System.Globalization;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>The index of QĐ 766/QĐ-TTg over a small world, against the same index by hand.</summary>
public sealed class ScoringByHandTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    /// <summary>The measured criteria with their maxima, as the decision and its division have them.</summary>
    private static readonly Dictionary<string, (string Figure, decimal Maximum)> Measured = new(StringComparer.Ordinal)
    {
        ["I.3"] = ("completeRatio", 4),
        ["II.1"] = ("onTimeRatio", 20),
        ["III.1"] = ("digitisedRatio", 8),
        ["III.2"] = ("digitalResultRatio", 8),
        ["III.3"] = ("reusedRatio", 6),
        ["IV.1"] = ("onlineProcedureRatio", 4),
        ["IV.2"] = ("onlineRatio", 8),
        ["IV.3"] = ("onlinePaymentRatio", 10),
        ["V.1"] = ("petitionsInTimeRatio", 6),
        ["V.2"] = ("petitionsSatisfiedRatio", 6),
        ["V.3"] = ("satisfactionRatio", 6),
    };

    [Fact]
    public async Task Every_count_and_every_point_is_what_comes_out_by_hand_on_any_day_for_the_whole_and_for_each_agency()
    {
        var province = await app.HasProvinceAsync();
        var world = new ScoringAWorld(app, province, 20230623);
        await world.LiveAsync(60);
        foreach (var (from, asOf) in new[] { ("2023-01-01", "2023-03-31"), ("2023-02-01", "2023-02-15"), ("2023-03-20", "2023-04-30"), ("2023-01-01", "2023-01-04") })
        {
            var whole = await ScoreTable.ReadAsync(app, province.District, "service-index", $"from={from}&to={asOf}");
            Check(world, whole, null, from, asOf);

            var byAgency = await ScoreTable.ReadAsync(app, province.District, "service-index", $"from={from}&to={asOf}&by=agency");
            foreach (var row in byAgency.Sums)
            {
                Check(world, byAgency, row.Key, from, asOf);
            }
        }
    }

    private static void Check(ScoringAWorld world, ScoreTable table, string? line, string from, string asOf)
    {
        var (points, measurable, agency) = (0m, 0m, line is null ? (Guid?)null : Guid.Parse(line));
        foreach (var (code, (figure, maximum)) in Measured)
        {
            var row = table.Row($"{line}~{code}");
            var expected = world.Count(figure, agency, Day(from), Day(asOf));
            new[] { table.Int(row, "over"), table.Int(row, "under") }.ShouldBe(expected, $"{asOf} {line} {code}");
            var earned = expected[1] == 0 ? (decimal?)null : Math.Round(maximum * expected[0] / expected[1], 2, MidpointRounding.AwayFromZero);
            table.Number(row, "points").ShouldBe(earned, $"{asOf} {line} {code}");
            (points, measurable) = (points + (earned ?? 0), measurable + (earned is null ? 0 : maximum));
        }

        var total = line is null ? table.Head.Total! : table.Row(line);
        (table.Number(total, "points"), table.Number(total, "measurable"), table.Number(total, "maximum")).ShouldBe((points, measurable, 100m));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
