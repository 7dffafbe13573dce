using System.Net;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>The nine indices of TT 01/2018 over a small world, against the same indices by hand.</summary>
public sealed class ScoringNineIndicesTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static readonly string[] Agency = ["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"];
    private Province _province = null!;
    private ScoringAWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _world = new ScoringAWorld(app, _province, 20181123);
        await _world.LiveAsync(60);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_index_of_every_agency_and_official_is_what_comes_out_by_hand()
    {
        var measured = 0m;
        foreach (var (from, asOf) in new[] { (new DateOnly(2023, 1, 1), new DateOnly(2023, 3, 31)), (new DateOnly(2023, 4, 1), new DateOnly(2023, 6, 30)), (new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)) })
        {
            var table = await TableAsync($"from={from:yyyy-MM-dd}&to={asOf:yyyy-MM-dd}");
            var agencies = table.Sums;
            agencies.Count.ShouldBeGreaterThan(2);
            foreach (var row in agencies)
            {
                CheckAgency(table, row, from, asOf);
            }

            var officials = await TableAsync($"from={from:yyyy-MM-dd}&to={asOf:yyyy-MM-dd}&by=official");
            measured += CheckOfficial(officials, officials.Rows.Single(r => r.Key == _province.Hoa.ToString()), from, asOf);
        }

        measured.ShouldBeGreaterThanOrEqualTo(12m);
    }

    [Fact]
    public async Task Every_count_opens_into_what_it_counts()
    {
        const string quarter = "from=2023-01-01&to=2023-03-31";
        var opened = (await ScoreTable.OpenAllAsync(app, _province.District, "nine-indices", $"{quarter}&by=agency"))
            .Concat(await ScoreTable.OpenAllAsync(app, _province.District, "nine-indices", $"{quarter}&by=official")).ToList();
        opened.Count.ShouldBeGreaterThan(60);
        foreach (var (name, counted, items) in opened)
        {
            items.DistinctBy(i => (i.Id, i.Seq)).Count().ShouldBe(counted, name);
        }

        await app.AsReporter(_province.District).GetAsync($"/v1/reports/nine-indices/dossiers?{quarter}&figure=under&row={_province.TanSoi}~4").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-figure-unknown");
    }

    [Fact]
    public async Task Outside_the_days_of_the_circular_there_is_no_assessment()
    {
        (await TableAsync("from=2019-01-01&to=2019-01-05")).Rows.ShouldBeEmpty();
        (await TableAsync("from=2025-09-01&to=2025-09-14")).Head.Notes.Count.ShouldBe(2);
        (await TableAsync("from=2025-09-01&to=2025-09-15")).Head.Notes.Single().Vi.ShouldContain("14/09/2025");
    }

    private void CheckAgency(ScoreTable table, ReportRow line, DateOnly from, DateOnly asOf)
    {
        var agency = Guid.Parse(line.Key!);
        var (sum, measurable) = (0m, 0m);
        foreach (var (code, figure) in new[] { ("1", "totalTime"), ("2", "unitTime"), ("3", "contacts"), ("7", "attitude") })
        {
            sum += CheckMean(table, $"{line.Key}~{code}", _world.Count(figure, agency, from, asOf), ref measurable);
        }

        decimal? Share(string figure) => _world.Count(figure, agency, from, asOf) is [var over, > 0 and var under] ? (decimal)over / under : null;
        var answers = Share("petitionsInTimeRatio") is { } answered ? answered == 1 ? 2m : answered >= 0.9m ? 1m : 0m : (decimal?)null;
        var online = Share("onlineRatio") is not { } share ? (decimal?)null
            : share >= 0.3m && Share("onlineProcedureRatio") >= 0.2m && Share("onlineInTermRatio") == 1 ? 2m
            : share >= 0.15m ? 1m : 0m;
        foreach (var (code, expected) in new[] { ("8", answers), ("9", online) })
        {
            table.Number(table.Row($"{line.Key}~{code}"), "value").ShouldBe(expected, $"{line.Key} {code} {asOf}");
            (sum, measurable) = (sum + (expected ?? 0), measurable + (expected is null ? 0 : 2));
        }

        string Grade(decimal points) => Agency[new[] { 6m, 9, 12, 15 }.Count(bound => points >= bound)];
        var (least, most) = (Grade(sum), Grade(sum + 18 - measurable));
        (table.Number(line, "value"), table.Number(line, "measurable"), table.Number(line, "maximum")).ShouldBe((sum, measurable, 18m));
        table.Text(line, "grade").ShouldBe(least == most ? least : $"{least} - {most}");
        table.Text(table.Row($"{line.Key}~4"), "state").ShouldBe("Chưa đo");
    }

    /// <summary>How many points could be measured.</summary>
    private decimal CheckOfficial(ScoreTable table, ReportRow line, DateOnly from, DateOnly asOf)
    {
        var (sum, measurable) = (0m, 0m);
        foreach (var (code, figure) in new[] { ("2", "unitTime"), ("3", "contacts"), ("7", "attitude") })
        {
            sum += CheckMean(table, $"{line.Key}~{code}", _world.CountOfHoa(figure, from, asOf), ref measurable);
        }

        string Grade(decimal points) => points >= 5 ? "Hoàn thành 100 %" : points >= 3.5m ? "Hoàn thành từ 70 % đến dưới 100 %" : "Hoàn thành dưới 70 %";
        var (least, most) = (Grade(sum), Grade(sum + 6 - measurable));
        (table.Number(line, "value"), table.Number(line, "measurable"), table.Number(line, "maximum")).ShouldBe((sum, measurable, 6m));
        table.Text(line, "grade").ShouldBe(least == most ? least : $"{least} - {most}");
        table.Rows.ShouldNotContain(r => r.Key == $"{line.Key}~1");
        return measurable;
    }

    private static decimal CheckMean(ScoreTable table, string key, IReadOnlyList<int> expected, ref decimal measurable)
    {
        var row = table.Row(key);
        new[] { "under", "two", "one", "zero" }.Select(count => table.Int(row, count)).ShouldBe(expected, key);
        if (expected[0] == 0)
        {
            table.Number(row, "value").ShouldBeNull();
            return 0;
        }

        // To one decimal, half up: twenty times the mean, plus one, halved and cut.
        var tenths = ((20 * ((2 * expected[1]) + expected[2])) + expected[0]) / (2 * expected[0]);
        table.Number(row, "value").ShouldBe(tenths / 10m, key);
        measurable += 2;
        return tenths / 10m;
    }

    private Task<ScoreTable> TableAsync(string query) => ScoreTable.ReadAsync(app, _province.District, "nine-indices", query);
}
