using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Import;
using EGov.Dossiers.Reports;
using EGov.Dossiers.Worklists;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Import;

public sealed class ImportingEarlierDossiersTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string Header = "code,procedureCode,agencyCode,applicantName,applicantIdentity,channel,receivedAt,dueAt,finishedAt,outcome,returnedAt\r\n";
    private static int _number;
    private Province _province = null!;
    private string _procedure = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _procedure = $"1.{Guid.CreateVersion7():N}";
        await app.HasProcedureAsync(_procedure, "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Earlier_dossiers_come_into_lists_registers_and_tables_with_what_is_known_of_them()
    {
        var (open, returned, withdrawn) = (Code(), Code(), Code());
        var done = await ImportAsync(
            $"{open},{_procedure},H02.30.30,Nguyễn Văn An,024085000017,direct,05/03/2014 08:00,20/03/2014 17:00,,,\r\n" +
            $"{returned},{_procedure},H02.30.30,\"Trần, Bình\",,online,05/03/2014 09:00,20/03/2014 17:00,10/03/2014 10:00,granted,11/03/2014 08:00\r\n" +
            $"{withdrawn},{_procedure},H02.30.30,Lê Thị Cúc,,postal,2014-03-06,,2014-03-07,withdrawn,\r\n");

        (done.Rows, done.Imported, done.Refused).ShouldBe((3, 3, 0));
        var found = await Desk().GetAsync($"/v1/worklists/search?q={returned}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK);
        found.Items.ShouldHaveSingleItem().State.ShouldBe(DossierState.Returned);
        (await Desk().GetAsync($"/v1/worklists/my-office?q={open}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.ShouldHaveSingleItem().Timing.ShouldBe(Timing.Late);
        var table = await app.AsReporter(_province.DongTam).GetAsync("/v1/reports/tracking-table?from=2014-03-01&to=2014-03-31").ShouldBe<TrackingTable>(HttpStatusCode.OK);
        (table.Total.Received, table.Total.Early, table.Total.OnTime, table.Total.Overdue, table.IdentityHolds).ShouldBe((3, 1, 1, 1, true));
    }

    [Fact]
    public async Task One_bad_row_keeps_everything_out_and_every_row_is_reported_in_both_languages()
    {
        var good = Code();
        var refused = await ImportAsync(
            $"{good},{_procedure},H02.30.30,Nguyễn Văn An,,direct,05/03/2014 08:00,,,,\r\n" +
            $"{Code()},9.999,H02.30.30,Nguyễn Văn An,123,direct,31/02/2014 08:00,,,,\r\n" +
            $"khong-phai-ma,{_procedure},H02.11,,,fax,05/03/2014 08:00,,04/03/2014 08:00,,\r\n" +
            $"{good},{_procedure},H02.30.30,Nguyễn Văn An,,direct,05/03/2014 08:00,,,,\r\n" +
            "too,few\r\n");

        (refused.Rows, refused.Imported, refused.Refused).ShouldBe((5, 0, 4));
        var report = await Importer().GetAsync($"/v1/imports/{refused.Id}").ShouldBe<GetImport.Response>(HttpStatusCode.OK);
        report.Notes.Items.Select(n => (n.Line, n.Code)).ShouldBe(
        [
            (3, "dossiers.import-date-invalid"),
            (4, "dossiers.import-cell-missing"), (4, "dossiers.import-code-invalid"), (4, "dossiers.unknown-agency"), (4, "dossiers.import-dates-out-of-order"), (4, "dossiers.import-word-unknown"),
            (5, "dossiers.import-code-repeated"),
            (6, "dossiers.import-cells-miscounted"),
        ]);
        report.Notes.Items.ShouldAllBe(n => n.Messages.Vi.Length > 5 && n.Messages.En.Length > 5);
        (await Desk().GetAsync($"/v1/worklists/search?q={good}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_content_under_a_known_code_is_refused()
    {
        var code = Code();
        var row = $"{code},{_procedure},H02.30.30,Nguyễn Văn An,,direct,05/03/2014 08:00,,,,\r\n";
        (await ImportAsync(row)).Imported.ShouldBe(1);

        var again = await ImportAsync(row + $"{Code()},{_procedure},H02.30.30,Nguyễn Văn Bình,,direct,05/03/2014 08:00,,,,\r\n");
        (again.Imported, again.Skipped, again.Refused).ShouldBe((1, 1, 0));

        var other = await ImportAsync(row.Replace("Nguyễn Văn An", "Người Khác", StringComparison.Ordinal));
        (other.Imported, other.Skipped, other.Refused).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task A_trial_says_what_would_happen_and_leaves_nothing_but_its_report()
    {
        var code = Code();
        var trial = await ImportAsync($"{code},{_procedure},H02.30.30,Nguyễn Văn An,,direct,05/03/2014 08:00,,,,\r\n", "?dryRun=true");

        (trial.DryRun, trial.Imported).ShouldBe((true, 1));
        (await Desk().GetAsync($"/v1/worklists/search?q={code}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.ShouldBeEmpty();
        (await Importer().GetAsync($"/v1/imports/{trial.Id}").ShouldBe<GetImport.Response>(HttpStatusCode.OK)).DryRun.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_of_several_batches_is_brought_in_whole()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 1_234; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Code()},{_procedure},H02.30.35,Nguyễn Văn {i},,direct,05/03/2014 08:00,,06/03/2014 08:00,granted,\r\n");
        }

        (await ImportAsync(rows.ToString())).Imported.ShouldBe(1_234);
        var table = await app.AsReporter(_province.PhonXuong).GetAsync("/v1/reports/tracking-table?from=2014-03-01&to=2014-03-31").ShouldBe<TrackingTable>(HttpStatusCode.OK);
        table.Total.OnTime.ShouldBe(1_234);
    }

    [Fact]
    public async Task What_is_not_a_file_of_the_template_is_refused_as_a_whole()
    {
        await SendAsync(Importer(), "a;b;c\r\n1;2;3\r\n").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.import-unreadable");
        await SendAsync(Importer(), "").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.import-unreadable");
        await SendAsync(Importer(), Header + "\"never closed,1,2\r\n").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.import-unreadable");
        var latin = new ByteArrayContent([.. Encoding.UTF8.GetBytes(Header), 0xE9, 0xFF, 0x0A]);
        latin.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        await Importer(keyed: true).PostAsync("/v1/imports", latin).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.import-unreadable");
        await Importer(keyed: true).PostAsync("/v1/imports", new StringContent("{}", Encoding.UTF8, "application/json")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Only_an_importer_imports_and_only_for_agencies_in_reach()
    {
        await SendAsync(app.Anonymous(), Header).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(app.AsOfficial(_province.DongTam, "dossiers:receive"), Header).ShouldBe(HttpStatusCode.Forbidden);
        var foreign = await ImportAsync($"{Code()},{_procedure},H02.11,Nguyễn Văn An,,direct,05/03/2014 08:00,,,,\r\n");
        foreign.Refused.ShouldBe(1);
        await app.AsOfficial(_province.Department, "dossiers:import").GetAsync($"/v1/imports/{foreign.Id}").ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Code() => $"H02.30.30-140305-{Interlocked.Increment(ref _number) + 10_000}";

    private HttpClient Importer(bool keyed = false)
    {
        var importer = app.AsOfficial(_province.District, Guid.CreateVersion7(), reachesBelow: true, "dossiers:import");
        if (keyed)
        {
            importer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        return importer;
    }

    private HttpClient Desk() => app.AsOfficial(_province.DongTam, "dossiers:receive");

    private Task<ImportDossiers.Response> ImportAsync(string rows, string query = "") =>
        SendAsync(Importer(), Header + rows, query).ShouldBe<ImportDossiers.Response>(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string csv, string query = "")
    {
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return client.PostAsync($"/v1/imports{query}", new StringContent(csv, Encoding.UTF8, "text/csv"));
    }
}
