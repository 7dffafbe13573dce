using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>The index of QĐ 766/QĐ-TTg over a small world, against the same index by hand.</summary>
public sealed class ScoringTheServiceTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string Quarter = "from=2023-01-01&to=2023-03-31";

    /// <summary>The measured criteria with their maxima, as the decision and its division have them.</summary>
    private static readonly Dictionary<string, (string Figure, decimal Maximum)> Measured = new(StringComparer.Ordinal)
    {
        ["I.3"] = ("completeRatio", 4), ["II.1"] = ("onTimeRatio", 20), ["III.1"] = ("digitisedRatio", 8), ["III.2"] = ("digitalResultRatio", 8), ["III.3"] = ("reusedRatio", 6),
        ["IV.1"] = ("onlineProcedureRatio", 4), ["IV.2"] = ("onlineRatio", 8), ["IV.3"] = ("onlinePaymentRatio", 10),
        ["V.1"] = ("petitionsInTimeRatio", 6), ["V.2"] = ("petitionsSatisfiedRatio", 6), ["V.3"] = ("satisfactionRatio", 6),
    };

    private Province _province = null!;
    private ScoringAWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _world = new ScoringAWorld(app, _province, 20230623);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_count_and_every_point_is_what_comes_out_by_hand_on_any_day_for_the_whole_and_for_each_agency()
    {
        await _world.LiveAsync(60);
        foreach (var (from, asOf) in new[] { ("2023-01-01", "2023-03-31"), ("2023-02-01", "2023-02-15"), ("2023-03-20", "2023-04-30"), ("2023-01-01", "2023-01-04") })
        {
            var (first, last) = (Day(from), Day(asOf));
            var whole = await TableAsync($"from={from}&to={asOf}");
            Check(whole, null, null, first, last);
            Number(whole, whole.Head.Total!, "maximum").ShouldBe(100);

            var byAgency = await TableAsync($"from={from}&to={asOf}&by=agency");
            foreach (var row in byAgency.Rows.Where(r => Guid.TryParse(r.Key, out _)))
            {
                Check(byAgency, row.Key, Guid.Parse(row.Key!), first, last);
                Number(byAgency, row, "maximum").ShouldBe(100);
            }
        }
    }

    [Fact]
    public async Task Every_count_opens_into_what_it_counts_and_a_past_day_stays_as_it_was()
    {
        await _world.LiveAsync(25);
        var opened = 0;
        foreach (var by in new[] { "criterion", "agency" })
        {
            var table = await TableAsync($"{Quarter}&by={by}");
            foreach (var row in table.Rows)
            {
                foreach (var figure in new[] { "over", "under" })
                {
                    if (Cell(table, row, figure) is { } cell)
                    {
                        var items = await OpenAsync($"{Quarter}&by={by}&figure={figure}&row={Uri.EscapeDataString(row.Key!)}");
                        items.Count.ShouldBe(cell.GetInt32(), $"{by} {row.Key} {figure}");
                        items.DistinctBy(i => i.Id).Count().ShouldBe(items.Count);
                        opened++;
                    }
                }
            }
        }

        opened.ShouldBeGreaterThan(80);
        var before = await FilesAsync();
        await _world.LiveOnAsync(10, new DateOnly(2023, 4, 1));
        (await FilesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_not_measured_has_its_maximum_and_is_neither_nothing_nor_full()
    {
        var under = await app.HasProcedureAsync($"4.{Guid.CreateVersion7():N}", "Khai sinh", "Hộ tịch", "Bộ phận Một cửa");
        var id = await app.ReceivesAsync(_province.DongTam, under, Civil("2023-01-05"), Civil("2023-01-10"));
        await app.DecidesAsync(id, Civil("2023-01-09"));

        var table = await TableAsync($"{Quarter}&agency={_province.DongTam}");
        var (absent, none, all) = (Row(table, "~I.1"), Row(table, "~V.1"), Row(table, "~II.1"));

        (Text(table, absent, "state"), Cell(table, absent, "points"), Number(table, absent, "measurable"), Number(table, absent, "maximum")).ShouldBe(("Chưa đo", null, 0, 4));
        (Text(table, none, "state"), Cell(table, none, "points"), Number(table, none, "measurable"), Number(table, none, "maximum")).ShouldBe(("Không phát sinh", null, 0, 6));
        (Text(table, all, "state"), Number(table, all, "points"), Number(table, all, "measurable")).ShouldBe(("Đã đo", 20, 20));
        // Progress in full, a digital component and result of none, the catalogue; no payment, petition or rating.
        Number(table, table.Head.Total!, "measurable").ShouldBe(20 + 8 + 8 + 6 + 4 + 4 + 8);
        table.Head.Notes.ShouldContain(n => n.Vi.Contains("không tính là 0 điểm"));
    }

    [Fact]
    public async Task An_older_day_is_told_by_the_rule_of_its_day_and_no_day_before_the_act_has_points()
    {
        await app.HasCriterionAsync("service-index", "II.1", new DateOnly(2024, 1, 1), 10, 0.5m);
        var under = await app.HasProcedureAsync($"5.{Guid.CreateVersion7():N}", "Khai tử", "Hộ tịch", "Bộ phận Một cửa");
        foreach (var year in new[] { 2023, 2024 })
        {
            for (var n = 0; n < 4; n++)
            {
                var id = await app.ReceivesAsync(_province.TanSoi, under, Civil($"{year}-01-05"), Civil($"{year}-01-10"));
                await app.DecidesAsync(id, Civil(n == 0 ? $"{year}-01-10" : $"{year}-01-11"));
            }
        }

        var older = await TableAsync($"from=2023-01-01&to=2023-12-31&agency={_province.TanSoi}");
        var newer = await TableAsync($"from=2024-01-01&to=2024-12-31&agency={_province.TanSoi}");
        var never = await TableAsync($"from=2022-01-01&to=2022-06-22&agency={_province.TanSoi}");

        (Number(older, Row(older, "~II.1"), "points"), Number(older, Row(older, "~II.1"), "maximum")).ShouldBe((5, 20));
        (Number(newer, Row(newer, "~II.1"), "points"), Number(newer, Row(newer, "~II.1"), "maximum")).ShouldBe((5, 10));
        never.Rows.ShouldBeEmpty();
        never.Head.Notes.Single().Vi.ShouldContain("23/06/2022");
    }

    [Fact]
    public async Task Criteria_are_listed_in_both_languages_with_the_days_they_hold()
    {
        var criteria = await app.AsReporter(_province.District).GetAsync("/v1/reports/criteria").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var groups = criteria.EnumerateArray().Where(c => c.GetProperty("report").GetString() == "service-index" && c.GetProperty("validFrom").GetString() == "2022-06-23").ToList();

        groups.Where(c => c.GetProperty("group").ValueKind == JsonValueKind.Null).ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("maximum").GetDecimal())
            .ShouldBe(new Dictionary<string, decimal> { ["I"] = 18, ["II"] = 20, ["III"] = 22, ["IV"] = 22, ["V"] = 18 });
        foreach (var group in groups.GroupBy(c => c.GetProperty("group").GetString()).Where(g => g.Key is not null))
        {
            group.Sum(c => c.GetProperty("maximum").GetDecimal()).ShouldBe(groups.Single(c => c.GetProperty("code").GetString() == group.Key).GetProperty("maximum").GetDecimal());
        }

        criteria.EnumerateArray().ShouldAllBe(c => c.GetProperty("name").GetProperty("vi").GetString()!.Length > 3 && c.GetProperty("rule").GetProperty("en").GetString()!.Length > 3);
        await app.Anonymous().GetAsync("/v1/reports/criteria").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.District, "dossiers:handle").GetAsync("/v1/reports/criteria").ShouldBe(HttpStatusCode.Forbidden);
    }

    private void Check(ReportAnswer table, string? line, Guid? agency, DateOnly from, DateOnly asOf)
    {
        var (points, measurable) = (0m, 0m);
        foreach (var (code, (figure, maximum)) in Measured)
        {
            var row = Row(table, $"{line}~{code}");
            var expected = _world.Count(figure, agency, from, asOf);
            new[] { Cell(table, row, "over")!.Value.GetInt32(), Cell(table, row, "under")!.Value.GetInt32() }.ShouldBe(expected, $"{table.Head.AsOf} {line} {code}");
            if (expected[1] == 0)
            {
                Cell(table, row, "points").ShouldBeNull();
                continue;
            }

            var earned = Math.Round(maximum * expected[0] / expected[1], 2, MidpointRounding.AwayFromZero);
            Number(table, row, "points").ShouldBe(earned, $"{table.Head.AsOf} {line} {code}");
            (points, measurable) = (points + earned, measurable + maximum);
        }

        var total = line is null ? table.Head.Total! : Row(table, line);
        (Number(table, total, "points"), Number(table, total, "measurable")).ShouldBe((points, measurable));
    }

    private static ReportRow Row(ReportAnswer table, string key) => table.Rows.Single(r => r.Key == key);

    private static JsonElement? Cell(ReportAnswer table, ReportRow row, string column) =>
        (JsonElement?)row.Cells[table.Head.Columns.Select((c, i) => (c.Key, i)).Single(c => c.Key == column).i];

    private static decimal Number(ReportAnswer table, ReportRow row, string column) => Cell(table, row, column)!.Value.GetDecimal();

    private static string? Text(ReportAnswer table, ReportRow row, string column) => Cell(table, row, column)?.GetString();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Civil(string day) => EGov.WorkingTime.CivilTime.At(Day(day), new TimeOnly(9, 0));

    private Task<ReportAnswer> TableAsync(string query) =>
        app.AsReporter(_province.District).GetAsync($"/v1/reports/service-index/table?{query}").ShouldBe<ReportAnswer>(HttpStatusCode.OK);

    private async Task<IReadOnlyList<ReportItem>> OpenAsync(string query) =>
        (await app.AsReporter(_province.District).GetAsync($"/v1/reports/service-index/dossiers?{query}&limit=200").ShouldBe<Page<ReportItem>>(HttpStatusCode.OK)).Items;

    private async Task<string> FilesAsync()
    {
        var hashes = new List<string>();
        foreach (var (report, by) in new[] { ("service-index", "criterion"), ("service-index", "agency"), ("nine-indices", "agency"), ("nine-indices", "official") })
        {
            foreach (var format in new[] { "json", "csv", "xlsx", "html" })
            {
                var file = await app.AsReporter(_province.District).GetAsync($"/v1/reports/{report}/table?{Quarter}&asOf=2023-03-31&by={by}&format={format}").ShouldBe(HttpStatusCode.OK);
                hashes.Add($"{report}.{by}.{format} {Convert.ToHexString(SHA256.HashData(await file.Content.ReadAsByteArrayAsync()))}");
            }
        }

        return string.Join('\n', hashes);
    }
}
