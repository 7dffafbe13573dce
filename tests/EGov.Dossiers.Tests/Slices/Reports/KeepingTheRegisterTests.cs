using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class KeepingTheRegisterTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"1.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_register_has_the_columns_of_the_form_in_order_of_reception_and_goes_on_numbering_on_the_next_page()
    {
        var first = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"), "Nguyễn Văn An");
        await app.ReceivesAsync(_province.DongTam, _merit, At("06/01 08:00"), null, "Trần Thị Bình", channel: Channel.Online);
        await app.ReceivesAsync(_province.PhonXuong, _merit, At("05/01 09:00"), null);
        await app.DecidesAsync(first, At("09/01 08:00"));
        await app.ReturnsAsync(first, At("10/01 08:00"));

        var page = await RegisterAsync("from=2015-01-01&to=2015-01-31&limit=1");
        var line = page.Items.ShouldHaveSingleItem();
        (line.Number, line.Applicant, line.Procedure, line.LeadAgency).ShouldBe((1, "Nguyễn Văn An", "Trợ cấp thờ cúng liệt sĩ", "UBND xã Đồng Tâm"));
        (line.ReceivedAt, line.DueAt, line.ReturnedAt).ShouldBe((At("05/01 08:00"), At("12/01 17:00"), At("10/01 08:00")));
        (line.Address, line.Phone, line.Channel).ShouldBe(("Đồng Tâm, Yên Thế", "0912345678", "Direct"));

        var next = await RegisterAsync($"from=2015-01-01&to=2015-01-31&limit=1&after={page.Next}");
        (next.Items.ShouldHaveSingleItem().Number, next.Next).ShouldBe((2, null));
    }

    [Fact]
    public async Task Told_as_of_an_earlier_day_the_register_does_not_know_what_came_later()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"));
        await app.SuspendsAsync(id, At("07/01 08:00"));
        await app.ResumesAsync(id, At("08/01 08:00"), At("20/01 17:00"));
        await app.DecidesAsync(id, At("09/01 08:00"));
        await app.ReturnsAsync(id, At("10/01 08:00"));
        await app.ReceivesAsync(_province.DongTam, _merit, At("08/01 08:00"), null);

        var line = (await RegisterAsync("from=2015-01-01&to=2015-01-31&asOf=2015-01-06")).Items.ShouldHaveSingleItem();
        (line.DueAt, line.ReturnedAt).ShouldBe((At("12/01 17:00"), null));
        (await RegisterAsync("from=2015-01-01&to=2015-01-31&asOf=2015-01-31")).Items[0].DueAt.ShouldBe(At("20/01 17:00"));
    }

    [Fact]
    public async Task The_register_is_exported_as_a_spreadsheet_reads_it()
    {
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"), "=Nguyễn \"Tèo\", An");

        var csv = await CsvAsync("/v1/reports/register?from=2015-01-01&to=2015-01-31");

        csv[0].ShouldStartWith("\uFEFFSTT,Mã hồ sơ,Tên thủ tục hành chính");
        csv[1].ShouldContain("\"'=Nguyễn \"\"Tèo\"\", An\"");
        csv[1].ShouldContain("08:00");
        csv.Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_tracking_table_is_exported_with_its_total()
    {
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 17:00"));

        var csv = await CsvAsync("/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31");

        csv.Length.ShouldBe(3);
        csv[1].ShouldBe("1,H02.30.30,UBND xã Đồng Tâm,0,1,0,0,0,0,0,0,1,0,1,Có");
        csv[2].ShouldStartWith("Tổng,,UBND xã Đồng Tâm,0,1,");
    }

    [Fact]
    public async Task Officials_and_rooms_are_counted_by_what_passed_through_their_hands()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 17:00"), official: _province.Hoa);
        await app.HandsOverAsync(id, _province.Office, At("06/01 08:00"), At("09/01 17:00"), _province.Minh);
        var other = await app.ReceivesAsync(_province.DongTam, _merit, At("12/01 08:00"), At("30/01 17:00"), official: _province.Hoa);
        await app.HandsOverAsync(other, _province.Office, At("13/01 08:00"), At("14/01 17:00"), _province.Minh);
        await app.DecidesAsync(other, At("15/01 08:00"));

        var officials = await TableAsync("by=official&from=2015-01-01&to=2015-01-31");
        var hoa = officials.Rows.Single(row => row.Id == _province.Hoa);
        (hoa.Name, hoa.Received, hoa.Early, hoa.InProgress).ShouldBe(("Lê Thị Hoa", 2, 2, 0));
        var minh = officials.Rows.Single(row => row.Id == _province.Minh);
        (minh.Received, minh.Late, minh.Overdue).ShouldBe((2, 1, 1));
        officials.Total.Received.ShouldBe(2);

        var offices = await TableAsync("by=office&from=2015-01-01&to=2015-01-31");
        offices.Rows.Select(row => row.Name).ShouldBe(["Phòng LĐ-TB&XH - Phòng chuyên môn", "UBND xã Đồng Tâm - Bộ phận Một cửa"], ignoreOrder: true);
        offices.IdentityHolds.ShouldBeTrue();

        var before = await TableAsync("by=official&from=2015-01-01&to=2015-01-13");
        before.Rows.Single(row => row.Id == _province.Minh).InProgress.ShouldBe(2);
    }

    [Fact]
    public async Task A_dossier_that_crosses_four_agencies_counts_once_for_the_province_and_once_for_each()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 17:00"));
        await app.HandsOverAsync(id, _province.District, At("06/01 08:00"), At("09/01 17:00"));
        await app.HandsOverAsync(id, _province.Office, At("07/01 08:00"), At("09/01 17:00"), step: 2);
        await app.HandsOverAsync(id, _province.Department, At("08/01 08:00"), At("20/01 17:00"), step: 2);

        var table = await TableAsync("by=agency&from=2015-01-01&to=2015-01-31", _province.Root);

        table.Rows.Count.ShouldBe(4);
        table.Rows.ShouldAllBe(row => row.Received == 1);
        table.Total.Received.ShouldBe(1);
    }

    [Fact]
    public async Task Reports_keep_to_the_reach_of_the_post_and_to_possible_periods()
    {
        await app.Anonymous().GetAsync("/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.DongTam, "dossiers:handle").GetAsync("/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31").ShouldBe(HttpStatusCode.Forbidden);
        var reporter = app.AsReporter(_province.District);
        await reporter.GetAsync($"/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31&agency={_province.Department}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await reporter.GetAsync($"/v1/reports/register?from=2015-01-01&to=2015-01-31&agency={_province.Department}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await reporter.GetAsync("/v1/reports/tracking-table?from=2015-02-01&to=2015-01-31").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.period-invalid");
        await reporter.GetAsync("/v1/reports/tracking-table?from=2015-01-01").ShouldBe(HttpStatusCode.BadRequest);
        await reporter.GetAsync("/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31&by=moon").ShouldBe(HttpStatusCode.BadRequest);
        await reporter.GetAsync("/v1/reports/register?from=2015-02-01&to=2015-01-31").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.period-invalid");
    }

    [Fact]
    public async Task The_time_of_agencies_and_officials_adds_up_to_the_whole()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00").AddSeconds(40), At("30/01 17:00"), official: _province.Hoa);
        await app.HandsOverAsync(id, _province.Office, At("06/01 08:00").AddSeconds(20), At("09/01 17:00"));
        await app.TakesUpAsync(id, _province.Minh, At("06/01 10:30").AddSeconds(59));
        await app.SuspendsAsync(id, At("07/01 08:00"));
        await app.ResumesAsync(id, At("08/01 08:00"), At("20/01 17:00"));
        await app.DecidesAsync(id, At("09/01 15:00"));
        await app.ReturnsAsync(id, At("12/01 08:00"));

        var time = await app.AsOfficial(_province.Office, "dossiers:handle").GetAsync($"/v1/dossiers/{id}/time-attribution").ShouldBe<AttributeTime.Response>(HttpStatusCode.OK);

        time.Minutes.ShouldBe(7 * 1440);
        time.Agencies.Sum(part => part.Minutes).ShouldBe(time.Minutes);
        time.Officials.Sum(part => part.Minutes).ShouldBe(time.Minutes);
        time.Agencies.Sum(part => part.WorkingMinutes).ShouldBe(time.WorkingMinutes);
        time.Officials.Sum(part => part.WorkingMinutes).ShouldBe(time.WorkingMinutes);
        time.WorkingMinutes.ShouldBe(5 * 480);
        time.Agencies.Select(part => (part.Agency, part.Minutes)).ShouldBe([("UBND xã Đồng Tâm", 1440L + 3900), ("Phòng LĐ-TB&XH", 4740L)]);
        time.Officials.Single(part => part.OfficialId == _province.Minh).PausedMinutes.ShouldBe(1440);
        await app.AsOfficial(_province.PhonXuong, "dossiers:handle").GetAsync($"/v1/dossiers/{id}/time-attribution").ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<Page<ShowRegister.Line>> RegisterAsync(string query) =>
        app.AsReporter(_province.DongTam).GetAsync($"/v1/reports/register?{query}").ShouldBe<Page<ShowRegister.Line>>(HttpStatusCode.OK);

    private Task<TrackingTable> TableAsync(string query, Guid? agency = null) =>
        app.AsReporter(agency ?? _province.District).GetAsync($"/v1/reports/tracking-table?{query}").ShouldBe<TrackingTable>(HttpStatusCode.OK);

    private async Task<string[]> CsvAsync(string path)
    {
        var reporter = app.AsReporter(_province.DongTam);
        reporter.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var response = await reporter.GetAsync(path).ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
