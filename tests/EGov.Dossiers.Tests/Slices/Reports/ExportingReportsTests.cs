using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Dossiers.Reports.Exports;
using EGov.Dossiers.Reports.Files;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>Reports asked for as files and fetched when they are there.</summary>
public sealed class ExportingReportsTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const int Many = 5_200;
    private Province _province = null!;
    private ReceivedUnder _merit = null!;
    private HttpClient _reporter = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"1.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
        _reporter = app.AsReporter(_province.DongTam);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_export_is_queued_made_and_fetched()
    {
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"), "Nguyễn Văn An");

        var asked = await DossiersApp.TryExportAsync(_reporter, Register("csv")).ShouldBe(HttpStatusCode.Accepted);
        var address = asked.Headers.Location!.ToString();
        var queued = await _reporter.GetAsync(address).ShouldBe<ExportView>(HttpStatusCode.OK);
        (queued.State, queued.RowsDone, queued.File, queued.Question.AsOf).ShouldBe((ExportState.Queued, 0, null, new DateOnly(2015, 2, 28)));
        await _reporter.GetAsync($"{address}/file").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.export-not-ready");

        await RunAsync();
        var done = await _reporter.GetAsync(address).ShouldBe<ExportView>(HttpStatusCode.OK);
        (done.State, done.RowsDone, done.RowsTotal, done.Percent, done.FileName).ShouldBe((ExportState.Done, 1, 1, 100, "register-20150101-20150131-20150228.csv"));
        var file = await _reporter.GetAsync(done.File).ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()).ShouldContain("Nguyễn Văn An");
        done.Length.ShouldBe(file.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_register_too_long_to_wait_for_is_exported_whole()
    {
        await app.HasRegisterAsync(_province.DongTam, _merit, Many, At("05/01 08:00"));
        await _reporter.GetAsync("/v1/reports/register/table?from=2015-01-01&to=2015-01-31").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.report-too-long");

        var done = await DoneAsync(Register("xlsx"));

        (done.RowsDone, done.RowsTotal).ShouldBe((Many, Many));
        using var file = new MemoryStream(await FileAsync(done));
        using var book = SpreadsheetDocument.Open(file, false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        var numbers = book.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>().Where(r => r.Elements<Cell>().Count() == 11).Select(r => r.Elements<Cell>().First().InnerText).ToList();
        numbers[^Many..].ShouldBe(Enumerable.Range(1, Many).Select(n => $"{n}"));
    }

    [Fact]
    public async Task The_same_past_question_has_the_same_bytes_as_before_and_as_on_the_screen()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"));
        await app.ReceivesAsync(_province.DongTam, _merit, At("06/01 08:00"), At("07/01 17:00"));
        var before = await HashesAsync();

        await app.DecidesAsync(id, At("03/03 08:00"));
        await app.ReceivesAsync(_province.DongTam, _merit, At("04/03 08:00"), null);
        (await HashesAsync()).ShouldBe(before);
        before.ShouldContain("summary Pdf ");

        var shown = await _reporter.GetAsync("/v1/reports/register/table?from=2015-01-01&to=2015-01-31&asOf=2015-02-28&format=xlsx").ShouldBe(HttpStatusCode.OK);
        before.ShouldContain($"register Xlsx {Convert.ToHexString(SHA256.HashData(await shown.Content.ReadAsByteArrayAsync()))}");
    }

    [Fact]
    public async Task What_a_figure_counts_is_exported_line_by_line()
    {
        await app.HasRegisterAsync(_province.DongTam, _merit, 3, At("05/01 08:00"));
        await app.HasRegisterAsync(_province.PhonXuong, _merit, 4, At("05/01 08:00"));
        var district = app.AsReporter(_province.District);
        object Figure(Guid? line) => new { report = "summary", format = "csv", question = new { from = "2015-01-01", to = "2015-01-31", by = "Agency", figure = "received", row = line?.ToString() } };

        var whole = await DoneAsync(Figure(null), district);
        var line = await DoneAsync(Figure(_province.PhonXuong), district);

        (whole.RowsTotal, line.RowsTotal, line.FileName).ShouldBe((7, 4, "summary-received-20150101-20150131-20150131.csv"));
        var rows = Encoding.UTF8.GetString(await FileAsync(line, district)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(5);
        rows[0].ShouldStartWith("\uFEFFSTT,Mã hồ sơ");
        rows[1..].ShouldAllBe(row => row.Contains("UBND xã Phồn Xương", StringComparison.Ordinal));
        await DossiersApp.TryExportAsync(district, new { report = "summary", format = "csv", question = new { from = "2015-01-01", to = "2015-01-31", figure = "onTimeRatio" } })
            .ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-figure-unknown");
    }

    [Fact]
    public async Task A_report_too_long_to_print_is_refused_when_asked_for_or_when_it_has_become_so()
    {
        var early = await DossiersApp.ExportAsync(_reporter, Register("pdf"));
        await app.HasRegisterAsync(_province.DongTam, _merit, ExportTable.MostPrinted + 1, At("05/01 08:00"));

        var refusal = await DossiersApp.TryExportAsync(_reporter, Register("pdf")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.report-too-long");
        (refusal.GetProperty("rows").GetInt32(), refusal.GetProperty("most").GetInt32()).ShouldBe((ExportTable.MostPrinted + 1, ExportTable.MostPrinted));
        await RunAsync();
        var failed = await DossiersApp.ExportStateAsync(_reporter, early);
        (failed.State, failed.Failure?.Code, failed.File).ShouldBe((ExportState.Failed, "dossiers.report-too-long", null));
        await _reporter.GetAsync($"/v1/reports/exports/{early}/file").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.export-not-ready");
    }

    [Fact]
    public async Task An_asker_has_a_few_open_exports_and_one_more_is_refused()
    {
        var first = await DossiersApp.ExportAsync(_reporter, Register("csv"));
        for (var more = 1; more < ReportExport.MostOpen; more++)
        {
            await DossiersApp.ExportAsync(_reporter, Register("csv"));
        }

        await DossiersApp.TryExportAsync(_reporter, Register("csv")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.too-many-exports");
        await DossiersApp.ExportAsync(app.AsReporter(_province.DongTam), Register("csv"));
        await _reporter.DeleteAsync($"/v1/reports/exports/{first}").ShouldBe(HttpStatusCode.NoContent);
        await DossiersApp.ExportAsync(_reporter, Register("csv"));
    }

    [Fact]
    public async Task Of_many_asked_for_at_once_only_as_many_are_taken()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DossiersApp.TryExportAsync(_reporter, Register("csv"))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBe(ReportExport.MostOpen);
        (await ListAsync("")).Items.Count.ShouldBe(ReportExport.MostOpen);
    }

    [Fact]
    public async Task The_same_key_asks_once()
    {
        var key = Guid.CreateVersion7();
        var first = await DossiersApp.TryExportAsync(_reporter, Register("csv"), key).ShouldBe<ExportView>(HttpStatusCode.Accepted);
        var again = await DossiersApp.TryExportAsync(_reporter, Register("csv"), key).ShouldBe<ExportView>(HttpStatusCode.Accepted);

        again.Id.ShouldBe(first.Id);
        (await ListAsync("")).Items.ShouldHaveSingleItem();
        await DossiersApp.TryExportAsync(_reporter, Register("xlsx"), key).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "common.idempotency-key-reused");
    }

    [Fact]
    public async Task One_lists_ones_own_newest_first()
    {
        var first = await DossiersApp.ExportAsync(_reporter, Register("csv"));
        var second = await DossiersApp.ExportAsync(_reporter, Register("xlsx"));
        await DossiersApp.ExportAsync(app.AsReporter(_province.DongTam), Register("html"));

        var page = await ListAsync("?limit=1");
        page.Items.ShouldHaveSingleItem().Id.ShouldBe(second);
        var next = await ListAsync($"?limit=1&after={page.Next}");
        (next.Items.ShouldHaveSingleItem().Id, next.Next).ShouldBe((first, null));
    }

    [Fact]
    public async Task Somebody_elses_export_is_not_found_and_neither_is_ones_own_from_another_post()
    {
        var official = Guid.CreateVersion7();
        var asker = app.AsOfficial(_province.DongTam, official, true, "dossiers:report");
        var export = (await DoneAsync(Register("csv"), asker)).Id;

        foreach (var other in new[] { _reporter, app.AsOfficial(_province.PhonXuong, official, true, "dossiers:report") })
        {
            await other.GetAsync($"/v1/reports/exports/{export}").ShouldBe(HttpStatusCode.NotFound);
            await other.GetAsync($"/v1/reports/exports/{export}/file").ShouldBe(HttpStatusCode.NotFound);
            await other.DeleteAsync($"/v1/reports/exports/{export}").ShouldBe(HttpStatusCode.NotFound);
        }

        await asker.GetAsync($"/v1/reports/exports/{export}/file").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_reporters_export_and_only_what_their_post_reaches()
    {
        var id = Guid.CreateVersion7();
        foreach (var (client, status) in new[] { (app.Anonymous(), HttpStatusCode.Unauthorized), (app.AsOfficial(_province.DongTam, "dossiers:handle"), HttpStatusCode.Forbidden) })
        {
            await DossiersApp.TryExportAsync(client, Register("csv")).ShouldBe(status);
            await client.GetAsync("/v1/reports/exports").ShouldBe(status);
            await client.GetAsync($"/v1/reports/exports/{id}").ShouldBe(status);
            await client.GetAsync($"/v1/reports/exports/{id}/file").ShouldBe(status);
            await client.DeleteAsync($"/v1/reports/exports/{id}").ShouldBe(status);
        }

        await DossiersApp.TryExportAsync(_reporter, Register("csv", _province.PhonXuong)).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_and_queues_nothing()
    {
        var days = new { from = "2015-01-01", to = "2015-01-31" };
        await DossiersApp.TryExportAsync(_reporter, new { report = "nothing", format = "csv", question = days }).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await DossiersApp.TryExportAsync(_reporter, new { report = "06a", format = "json", question = days }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await DossiersApp.TryExportAsync(_reporter, new { report = "06a", format = "csv", question = new { from = "2015-01-01" } }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await DossiersApp.TryExportAsync(_reporter, new { report = "06a", format = "csv", question = new { from = "2015-02-01", to = "2015-01-01" } }).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.period-invalid");
        await DossiersApp.TryExportAsync(_reporter, new { report = "06a", format = "csv", question = new { days.from, days.to, by = "Official" } }).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-lines-unknown");
        await DossiersApp.TryExportAsync(_reporter, new { report = "register", format = "csv", question = new { days.from, days.to, figure = "number" } }).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-figure-unknown");
        (await ListAsync("")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_gone_after_its_time_and_so_is_the_export_later()
    {
        var done = await DoneAsync(Register("html"));
        var later = done.ExpiresAt!.Value.AddMinutes(1);
        (await SeenAsync(HttpMethod.Get, $"/v1/reports/exports/{done.Id}/file", later.AddMinutes(-2)).ShouldBe(HttpStatusCode.OK)).Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        await SeenAsync(HttpMethod.Get, $"/v1/reports/exports/{done.Id}/file", later).ShouldRefuse(HttpStatusCode.Gone, "dossiers.export-expired");

        app.ExportsOnDisk.ShouldContain(name => name.StartsWith($"{done.Id:N}", StringComparison.Ordinal));
        await app.RunWorkAsync("export-cleanup", later);
        app.ExportsOnDisk.ShouldNotContain(name => name.StartsWith($"{done.Id:N}", StringComparison.Ordinal));
        await _reporter.GetAsync($"/v1/reports/exports/{done.Id}/file").ShouldRefuse(HttpStatusCode.Gone, "dossiers.export-expired");
        (await DossiersApp.ExportStateAsync(_reporter, done.Id)).State.ShouldBe(ExportState.Done);

        await app.RunWorkAsync("export-cleanup", later + ReportExport.Kept);
        await _reporter.GetAsync($"/v1/reports/exports/{done.Id}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled_and_what_was_cancelled_is_not_made()
    {
        var cancelled = await DossiersApp.ExportAsync(_reporter, Register("csv"));
        await _reporter.DeleteAsync($"/v1/reports/exports/{cancelled}").ShouldBe(HttpStatusCode.NoContent);
        var done = await DoneAsync(Register("csv"));

        (await DossiersApp.ExportStateAsync(_reporter, cancelled)).State.ShouldBe(ExportState.Cancelled);
        await _reporter.DeleteAsync($"/v1/reports/exports/{cancelled}").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.export-ended");
        await _reporter.DeleteAsync($"/v1/reports/exports/{done.Id}").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.export-ended");
        await _reporter.GetAsync($"/v1/reports/exports/{done.Id}/file").ShouldBe(HttpStatusCode.OK);
    }

    private static object Register(string format, Guid? agency = null) =>
        new { report = "register", format, question = new { from = "2015-01-01", to = "2015-01-31", asOf = "2015-02-28", agency } };

    private Task<JsonElement> RunAsync() => app.RunWorkAsync("report-exports", DateTimeOffset.UtcNow);

    private async Task<ExportView> DoneAsync(object request, HttpClient? client = null)
    {
        var export = await DossiersApp.ExportAsync(client ?? _reporter, request);
        await RunAsync();
        var view = await DossiersApp.ExportStateAsync(client ?? _reporter, export);
        view.State.ShouldBe(ExportState.Done, view.Failure?.Code);
        return view;
    }

    private async Task<byte[]> FileAsync(ExportView done, HttpClient? client = null) =>
        await (await (client ?? _reporter).GetAsync(done.File).ShouldBe(HttpStatusCode.OK)).Content.ReadAsByteArrayAsync();

    private Task<Page<ExportView>> ListAsync(string query) => _reporter.GetAsync($"/v1/reports/exports{query}").ShouldBe<Page<ExportView>>(HttpStatusCode.OK);

    private Task<HttpResponseMessage> SeenAsync(HttpMethod method, string path, DateTimeOffset at)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Clock", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return _reporter.SendAsync(request);
    }

    /// <summary>The hash of each file of each report.</summary>
    private async Task<string> HashesAsync()
    {
        var hashes = new List<string>();
        foreach (var report in await _reporter.GetAsync("/v1/reports").ShouldBe<ListReports.Response[]>(HttpStatusCode.OK))
        {
            ReportFormat[] formats = report.Name == "summary" ? [ReportFormat.Csv, ReportFormat.Xlsx, ReportFormat.Pdf] : [ReportFormat.Csv, ReportFormat.Xlsx];
            foreach (var format in formats)
            {
                var done = await DoneAsync(new { report = report.Name, format = format.ToString(), question = new { from = "2015-01-01", to = "2015-01-31", asOf = "2015-02-28" } });
                hashes.Add($"{report.Name} {format} {Convert.ToHexString(SHA256.HashData(await FileAsync(done)))}");
            }
        }

        return string.Join('\n', hashes);
    }
}
