using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class KeepingTargetsTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private const string Basis = "Kế hoạch số 10/KH-UBND";

    [Fact]
    public async Task A_target_stands_beside_its_figure_from_its_day_on_and_past_days_keep_theirs()
    {
        var province = await app.HasProvinceAsync();
        var under = await app.HasProcedureAsync($"6.{Guid.CreateVersion7():N}", "Khai sinh", "Hộ tịch", "Bộ phận Một cửa");
        foreach (var n in Enumerable.Range(0, 5))
        {
            await app.ReceivesAsync(province.PhonXuong, under, Civil(2023, 5, 5), null, channel: n == 0 ? Channel.Direct : Channel.Online);
        }

        await SetAsync("onlineRatio", "commune", 1, new { validFrom = "2023-05-15", share = 0.85, basis = Basis }, Civil(2023, 5, 14)).ShouldBe(HttpStatusCode.OK);

        (await OnlineAsync(province, province.PhonXuong, "2023-05-14")).ShouldBe((0.8m, 0.7m, "Đạt"));
        (await OnlineAsync(province, province.PhonXuong, "2023-05-15")).ShouldBe((0.8m, 0.85m, "Chưa đạt"));
        (await OnlineAsync(province, province.District, "2023-05-15")).ShouldBe((0.8m, 0.9m, "Chưa đạt"));
        (await SummaryNotesAsync(province, "2023-05-15")).ShouldContain("Chỉ tiêu nộp trực tuyến 85%: chưa đạt (80%).");
        (await SummaryNotesAsync(province, "2023-05-14")).ShouldContain("Chỉ tiêu nộp trực tuyến 70%: đạt (80%).");
    }

    [Fact]
    public async Task Each_refusal_has_its_code_and_changes_nothing()
    {
        var today = Civil(2023, 5, 14);
        var body = new { validFrom = "2023-06-01", share = 0.95, basis = Basis };
        await SetAsync("happiness", "commune", 0, body, today).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.target-figure-unknown");
        await SetAsync("totalTime", "commune", 0, body, today).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.target-figure-unknown");
        await SetAsync("onTimeRatio", "village", 0, body, today).ShouldBe(HttpStatusCode.BadRequest);
        await SetAsync("onTimeRatio", "province", 0, body with { share = 1.2 }, today).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await SetAsync("onTimeRatio", "province", 0, body with { validFrom = "2023-05-14" }, today).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.target-in-the-past");
        await SetAsync("onTimeRatio", "province", 3, body, today).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        (await ListAsync()).ShouldNotContain(t => t.GetProperty("figure").GetString() == "onTimeRatio");

        await SetAsync("onTimeRatio", "province", 0, body, today).ShouldBe(HttpStatusCode.OK);
        await SetAsync("onTimeRatio", "province", 1, body, today).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.target-taken");
        (await ListAsync()).Count(t => t.GetProperty("figure").GetString() == "onTimeRatio").ShouldBe(1);
    }

    [Fact]
    public async Task Who_keeps_the_catalogue_sets_targets_and_who_reports_reads_them()
    {
        var body = new { validFrom = "2023-06-01", share = 0.5, basis = Basis };
        var reporter = app.AsOfficial(Guid.CreateVersion7(), "dossiers:report");
        await SetAsync("onlineRatio", "province", 1, body, Civil(2023, 5, 14), reporter).ShouldBe(HttpStatusCode.Forbidden);
        await SetAsync("onlineRatio", "province", 1, body, Civil(2023, 5, 14), app.Anonymous()).ShouldBe(HttpStatusCode.Unauthorized);
        await reporter.GetAsync("/v1/reports/targets").ShouldBe(HttpStatusCode.OK);
        await app.Anonymous().GetAsync("/v1/reports/targets").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(Guid.CreateVersion7(), "dossiers:handle").GetAsync("/v1/reports/targets").ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_two_who_set_a_target_with_one_version_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n =>
            SetAsync("satisfactionRatio", "commune", 0, new { validFrom = $"2023-07-0{n}", share = 0.9, basis = Basis }, Civil(2023, 5, 14))));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await ListAsync()).Count(t => t.GetProperty("figure").GetString() == "satisfactionRatio").ShouldBe(1);
    }

    private async Task<(decimal? Share, decimal? Target, string? Reached)> OnlineAsync(Province province, Guid agency, string asOf)
    {
        var table = await ScoreTable.ReadAsync(app, province.District, "service-index", $"from=2023-05-01&to={asOf}&agency={agency}");
        var row = table.Row("~IV.2");
        return (table.Number(row, "share"), table.Number(row, "target"), table.Text(row, "reached"));
    }

    private async Task<List<string>> SummaryNotesAsync(Province province, string asOf) =>
        [.. (await app.AsReporter(province.District).GetAsync($"/v1/reports/summary/table?from=2023-05-01&to={asOf}&agency={province.PhonXuong}").ShouldBe<ReportAnswer>(HttpStatusCode.OK)).Head.Notes.Select(n => n.Vi)];

    private async Task<List<JsonElement>> ListAsync() =>
        [.. (await Keeper.GetAsync("/v1/reports/targets").ShouldBe<JsonElement>(HttpStatusCode.OK)).EnumerateArray()];

    private HttpClient Keeper => app.As(CallerKind.Official, "procedures:manage");

    private Task<HttpResponseMessage> SetAsync(string figure, string level, int version, object body, DateTimeOffset at, HttpClient? client = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/reports/targets/{figure}/{level}") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Clock", at.ToString("O"));
        request.Headers.Add("If-Match", $"\"{version}\"");
        return (client ?? Keeper).SendAsync(request);
    }

    private static DateTimeOffset Civil(int year, int month, int day) => EGov.WorkingTime.CivilTime.At(new DateOnly(year, month, day), new TimeOnly(8, 0));
}
