using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using EGov.Testing;
using EGov.WorkingTime;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>What the index of QĐ 766/QĐ-TTg says and opens; its counts are tested by hand next door.</summary>
public sealed class ScoringTheServiceTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string Quarter = "from=2023-01-01&to=2023-03-31";
    private Province _province = null!;

    public async ValueTask InitializeAsync() => _province = await app.HasProvinceAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_count_opens_into_what_it_counts_and_a_past_day_stays_as_it_was()
    {
        var world = new ScoringAWorld(app, _province, 766);
        await world.LiveAsync(25);
        var opened = (await ScoreTable.OpenAllAsync(app, _province.District, "service-index", $"{Quarter}&by=criterion"))
            .Concat(await ScoreTable.OpenAllAsync(app, _province.District, "service-index", $"{Quarter}&by=agency")).ToList();
        opened.Count.ShouldBeGreaterThan(80);
        foreach (var (name, counted, items) in opened)
        {
            items.DistinctBy(i => i.Id).Count().ShouldBe(counted, name);
        }

        var before = await FilesAsync();
        await world.LiveOnAsync(10, new DateOnly(2023, 4, 1));
        (await FilesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_not_measured_has_its_maximum_and_is_neither_nothing_nor_full()
    {
        var under = await app.HasProcedureAsync($"4.{Guid.CreateVersion7():N}", "Khai sinh", "Hộ tịch", "Bộ phận Một cửa");
        var id = await app.ReceivesAsync(_province.DongTam, under, Civil("2023-01-05"), Civil("2023-01-10"));
        await app.DecidesAsync(id, Civil("2023-01-09"));

        var table = await ReadAsync(Quarter, _province.DongTam);

        State(table, "~I.1").ShouldBe(("Chưa đo", null, 0, 4));
        State(table, "~V.1").ShouldBe(("Không phát sinh", null, 0, 6));
        State(table, "~II.1").ShouldBe(("Đã đo", 20, 20, 20));
        // Progress, digitisation and online service of one dossier, and the catalogue; no payment, petition or rating.
        table.Number(table.Head.Total!, "measurable").ShouldBe(20 + 8 + 8 + 6 + 4 + 4 + 8);
        table.Head.Notes.ShouldContain(n => n.Vi.Contains("không tính là 0 điểm"));
    }

    [Fact]
    public async Task An_older_day_is_told_by_the_rule_of_its_day_and_no_day_before_the_act_has_points()
    {
        await app.HasCriterionAsync("service-index", "II.1", new DateOnly(2024, 1, 1), 10, 0.5m);
        var under = await app.HasProcedureAsync($"5.{Guid.CreateVersion7():N}", "Khai tử", "Hộ tịch", "Bộ phận Một cửa");
        foreach (var day in new[] { "10", "11", "11", "11" })
        {
            foreach (var year in new[] { 2023, 2024 })
            {
                var id = await app.ReceivesAsync(_province.TanSoi, under, Civil($"{year}-01-05"), Civil($"{year}-01-10"));
                await app.DecidesAsync(id, Civil($"{year}-01-{day}"));
            }
        }

        State(await ReadAsync("from=2023-01-01&to=2023-12-31", _province.TanSoi), "~II.1").ShouldBe(("Đã đo", 5, 20, 20));
        State(await ReadAsync("from=2024-01-01&to=2024-12-31", _province.TanSoi), "~II.1").ShouldBe(("Đã đo", 5, 10, 10));
        var never = await ReadAsync("from=2022-01-01&to=2022-06-22", _province.TanSoi);
        never.Rows.ShouldBeEmpty();
        never.Head.Notes.Single().Vi.ShouldContain("23/06/2022");
    }

    [Fact]
    public async Task Criteria_are_listed_in_both_languages_with_the_days_they_hold()
    {
        var criteria = await app.AsReporter(_province.District).GetAsync("/v1/reports/criteria").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var index = criteria.EnumerateArray().Where(c => c.GetProperty("report").GetString() == "service-index" && c.GetProperty("validFrom").GetString() == "2022-06-23")
            .Select(c => (Code: c.GetProperty("code").GetString()!, Group: c.GetProperty("group").GetString(), Maximum: c.GetProperty("maximum").GetDecimal())).ToList();

        index.Where(c => c.Group is null).Select(c => (c.Code, c.Maximum)).ShouldBe([("I", 18m), ("II", 20m), ("III", 22m), ("IV", 22m), ("V", 18m)]);
        foreach (var group in index.Where(c => c.Group is not null).GroupBy(c => c.Group))
        {
            group.Sum(c => c.Maximum).ShouldBe(index.Single(c => c.Code == group.Key).Maximum, group.Key);
        }

        criteria.EnumerateArray().ShouldAllBe(c => c.GetProperty("name").GetProperty("vi").GetString()!.Length > 3 && c.GetProperty("rule").GetProperty("en").GetString()!.Length > 3);
        await app.Anonymous().GetAsync("/v1/reports/criteria").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.District, "dossiers:handle").GetAsync("/v1/reports/criteria").ShouldBe(HttpStatusCode.Forbidden);
    }

    private static (string? State, decimal? Points, decimal? Measurable, decimal? Maximum) State(ScoreTable table, string key)
    {
        var row = table.Row(key);
        return (table.Text(row, "state"), table.Number(row, "points"), table.Number(row, "measurable"), table.Number(row, "maximum"));
    }

    private Task<ScoreTable> ReadAsync(string period, Guid agency) => ScoreTable.ReadAsync(app, _province.District, "service-index", $"{period}&agency={agency}");

    private static DateTimeOffset Civil(string day) => CivilTime.At(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(9, 0));

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
