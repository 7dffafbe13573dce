using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.ReportReading;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>Every report there is, asked about a random spring of a district.</summary>
public sealed class ReadingReportsTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string March = "from=2015-03-01&to=2015-03-31";
    private readonly Random _random = new(20150331);
    private Province _province = null!;
    private ReceivedUnder _procedure = null!;
    private RandomDealings _dealings = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _dealings = new RandomDealings(app, _province, _random);
        _procedure = await app.HasProcedureAsync($"1.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_figure_opens_into_as_many_as_it_counts()
    {
        await LiveASpringAsync();
        var figures = 0;
        foreach (var report in await ReportsAsync())
        {
            foreach (var by in report.By.Count == 0 ? [null] : report.By.Select(by => (TrackingDimension?)by))
            {
                var query = $"{March}{(by is null ? "" : $"&by={by}")}";
                var table = await TableAsync(report.Name, query);
                foreach (var (row, column, value) in Figures(table))
                {
                    figures++;
                    var opened = await OpenAsync(report.Name, $"{query}&figure={column.Key}&row={Uri.EscapeDataString(row ?? "")}");
                    var counted = column.Kind == CellKind.Money ? opened.Sum(item => item.Amount ?? 0) : opened.Count;
                    counted.ShouldBe(value, $"{report.Name} by {by}: {column.Key} of {row}");
                    opened.DistinctBy(item => (item.Id, item.Seq)).Count().ShouldBe(opened.Count);
                }
            }
        }

        figures.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Carried_over_and_received_are_resolved_and_in_progress_on_every_line_of_every_report()
    {
        await LiveASpringAsync();
        foreach (var report in (await ReportsAsync()).Where(r => r.Columns.Any(c => c.Key == "carriedOver")))
        {
            foreach (var by in report.By)
            {
                foreach (var (from, to) in new[] { ("2015-01-01", "2015-01-20"), ("2015-02-10", "2015-03-05"), ("2015-03-31", "2015-03-31"), ("2015-01-01", "2015-12-31") })
                {
                    (await TableAsync(report.Name, $"from={from}&to={to}&by={by}")).Head.Balanced.ShouldBe(true, $"{report.Name} by {by} {from} {to}");
                }
            }
        }
    }

    [Fact]
    public async Task The_same_past_day_is_the_same_bytes_after_more_has_happened()
    {
        await LiveASpringAsync();
        var before = await FilesAsync();

        await LiveASpringAsync(new DateOnly(2015, 4, 1));
        (await FilesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_spreadsheet_is_valid_and_says_who_reports_what_and_when()
    {
        await LiveASpringAsync();
        foreach (var report in await ReportsAsync())
        {
            using var file = new MemoryStream(await FileAsync(report.Name, $"{March}&asOf=2015-03-31", "xlsx", report.Name == "register" ? _province.DongTam : _province.District));
            using var book = SpreadsheetDocument.Open(file, false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(e => $"{report.Name}: {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
            var text = book.WorkbookPart!.WorksheetParts.First().Worksheet!.InnerText;
            text.ShouldContain("Độc lập - Tự do - Hạnh phúc");
            text.ShouldContain("ngày 31 tháng 03 năm 2015");
        }
    }

    [Fact]
    public async Task A_page_to_print_has_the_heading_of_the_state_groups_of_columns_and_signatures()
    {
        await app.ReceivesAsync(_province.DongTam, _procedure, At("05/03 08:00"), At("12/03 17:00"), "Nguyễn <Văn> An");

        var page = Encoding.UTF8.GetString(await FileAsync("06a", March, "html", _province.District));
        foreach (var expected in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND TỈNH BẮC GIANG", "UBND huyện Yên Thế", "Yên Thế, ngày 31 tháng 03 năm 2015", "Biểu số 06a", "colspan=\"5\">Tiếp nhận", "THỦ TRƯỞNG", "Người có công" })
        {
            page.ShouldContain(expected);
        }

        var register = Encoding.UTF8.GetString(await FileAsync("register", March + "&asOf=2015-03-31", "html", _province.DongTam));
        register.ShouldContain("Nguyễn &lt;Văn&gt; An");
        register.ShouldContain("Mẫu số 06, TT 01/2018/TT-VPCP");
    }

    [Fact]
    public async Task A_report_is_printed_as_a_pdf()
    {
        await app.ReceivesAsync(_province.DongTam, _procedure, At("05/03 08:00"), At("12/03 17:00"));

        Encoding.ASCII.GetString(await FileAsync("summary", March, "pdf", _province.District), 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task An_online_submission_answered_after_its_hours_is_a_late_acceptance()
    {
        await app.SubmitsAsync(_province.PhonXuong, _procedure, At("02/03 08:00"), At("02/03 17:00"), answered: At("02/03 16:00"));
        await app.SubmitsAsync(_province.PhonXuong, _procedure, At("03/03 08:00"), At("03/03 17:00"), answered: At("04/03 09:00"));
        await app.SubmitsAsync(_province.PhonXuong, _procedure, At("04/03 08:00"), At("04/03 17:00"), answered: null);

        var asked = await TableAsync("acceptance", March, _province.PhonXuong);
        Cells(asked, asked.Head.Total!).ShouldBe("submitted=3 answeredInTime=1 answeredLate=1 waiting=0 waitingLate=1 late=2");
        var earlier = await TableAsync("acceptance", March + "&asOf=2015-03-03", _province.PhonXuong);
        Cells(earlier, earlier.Head.Total!).ShouldBe("submitted=2 answeredInTime=1 answeredLate=0 waiting=0 waitingLate=1 late=1");
    }

    [Fact]
    public async Task Dossiers_that_contradict_themselves_are_counted_as_faults_of_data()
    {
        await app.ReceivesAsync(_province.TanSoi, _procedure, At("05/03 08:00"), At("02/03 17:00"));
        await app.ReceivesAsync(_province.TanSoi, _procedure, At("05/03 08:00"), At("12/03 17:00"));

        var faults = await TableAsync("data-quality", March, _province.TanSoi);
        Cells(faults, faults.Head.Total!).ShouldBe("lowLevelOnline=0 noReception=0 noEnd=0 future=0 endBeforeReception=0 dueBeforeReception=1");
    }

    [Fact]
    public async Task Every_figure_has_its_formula_in_both_languages()
    {
        foreach (var column in (await ReportsAsync()).Where(r => r.Name != "register").SelectMany(r => r.Columns).Where(c => c.Kind is not CellKind.Text && c.Key != "number"))
        {
            column.Formula.ShouldNotBeNull(column.Key);
            column.Formula.Vi.ShouldNotBeEmpty();
            column.Formula.En.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task What_a_report_does_not_have_is_refused_by_name()
    {
        var reporter = app.AsReporter(_province.District);
        await reporter.GetAsync($"/v1/reports/nothing/table?{March}").ShouldBe(HttpStatusCode.NotFound);
        await reporter.GetAsync($"/v1/reports/06a/table?{March}&by=official").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-lines-unknown");
        await reporter.GetAsync($"/v1/reports/06a/dossiers?{March}&figure=happiness").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.report-figure-unknown");
        await reporter.GetAsync("/v1/reports/06a/table?from=2015-03-01&to=2015-02-01").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.period-invalid");
    }

    [Fact]
    public async Task Only_reporters_read_and_only_what_their_post_reaches()
    {
        foreach (var path in new[] { $"/v1/reports/summary/table?{March}", $"/v1/reports/summary/dossiers?{March}&figure=received", "/v1/reports" })
        {
            await app.Anonymous().GetAsync(path).ShouldBe(HttpStatusCode.Unauthorized);
            await app.AsOfficial(_province.District, "dossiers:handle").GetAsync(path).ShouldBe(HttpStatusCode.Forbidden);
        }

        await app.AsReporter(_province.DongTam).GetAsync($"/v1/reports/summary/table?{March}&agency={_province.PhonXuong}").ShouldBe(HttpStatusCode.NotFound);
        await app.AsReporter(_province.DongTam).GetAsync($"/v1/reports/summary/dossiers?{March}&figure=received&agency={_province.PhonXuong}").ShouldBe(HttpStatusCode.NotFound);
    }

    private static IEnumerable<(string? Row, ReportColumn Column, long Value)> Figures(ReportAnswer table) =>
        table.Rows.Concat(table.Head.Total is { } total ? [total] : []).SelectMany(row => table.Head.Columns.Zip(row.Cells)
            .Where(cell => cell.First.Opens && cell.Second is JsonElement)
            .Select(cell => (row.Key, cell.First, ((JsonElement)cell.Second!).GetInt64())));

    private Task<ListReports.Response[]> ReportsAsync() =>
        app.AsReporter(_province.District).GetAsync("/v1/reports").ShouldBe<ListReports.Response[]>(HttpStatusCode.OK);

    private Task<ReportAnswer> TableAsync(string report, string query, Guid? agency = null) =>
        app.ReportAsync(agency ?? _province.District, report, query);

    private async Task<List<ReportItem>> OpenAsync(string report, string query)
    {
        var all = new List<ReportItem>();
        for (string? after = ""; after is not null;)
        {
            var page = await app.AsReporter(_province.District).GetAsync($"/v1/reports/{report}/dossiers?{query}&limit=7{(after.Length > 0 ? $"&after={after}" : "")}")
                .ShouldBe<Page<ReportItem>>(HttpStatusCode.OK);
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }

    private async Task<byte[]> FileAsync(string report, string query, string format, Guid agency) =>
        await (await app.AsReporter(agency).GetAsync($"/v1/reports/{report}/table?{query}&format={format}").ShouldBe(HttpStatusCode.OK)).Content.ReadAsByteArrayAsync();

    /// <summary>The hash of each file of each report.</summary>
    private async Task<string> FilesAsync()
    {
        var hashes = new List<string>();
        foreach (var report in await ReportsAsync())
        {
            foreach (var format in report.Name == "06a" ? new[] { "json", "csv", "xlsx", "html", "pdf" } : ["json", "csv", "xlsx", "html"])
            {
                var file = await FileAsync(report.Name, $"{March}&asOf=2015-03-31", format, report.Name == "register" ? _province.DongTam : _province.District);
                hashes.Add($"{report.Name}.{format} {Convert.ToHexString(SHA256.HashData(file))}");
            }
        }

        return string.Join('\n', hashes);
    }

    /// <summary>Forty dossiers of random lives from January on; or, from a later day, more of them and changes of the earlier ones.</summary>
    private async Task LiveASpringAsync(DateOnly? from = null)
    {
        var start = from is { } day ? EGov.WorkingTime.CivilTime.At(day) : At("05/01 08:00");
        Guid[] communes = [_province.DongTam, _province.PhonXuong, _province.TanSoi];
        await _dealings.GoOnAsync(_procedure, from is null ? 40 : 0, until: from is null ? At("01/04 00:00") : At("30/06 00:00"));
        for (var i = 0; i < 30; i++)
        {
            var at = start.AddMinutes(_random.Next(from is null ? 80 * 1440 : 30 * 1440));
            var due = _random.Next(6) == 0 ? (DateTimeOffset?)null : at.AddDays(_random.Next(1, 15));
            var id = await app.ReceivesAsync(communes[_random.Next(3)], _procedure, at, due, official: _random.Next(2) == 0 ? _province.Hoa : null, channel: _random.Next(3) == 0 ? Channel.Online : Channel.Direct);
            DateTimeOffset Later() => at = at.AddMinutes(_random.Next(1, 6 * 1440));
            if (_random.Next(3) > 0)
            {
                var taken = _random.Next(2) == 0;
                await app.HandsOverAsync(id, _province.Office, Later(), at.AddDays(3), taken ? _province.Minh : null);
                if (!taken && _random.Next(2) == 0)
                {
                    await app.TakesUpAsync(id, _province.Minh, Later());
                }
            }

            if (_random.Next(4) == 0)
            {
                await app.SuspendsAsync(id, Later());
                await app.ResumesAsync(id, Later(), at.AddDays(4));
            }

            if (_random.Next(5) == 0)
            {
                await app.WithdrawsAsync(id, Later());
            }
            else if (_random.Next(4) > 0)
            {
                await app.DecidesAsync(id, Later());
            }
        }
    }
}
