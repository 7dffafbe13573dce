using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Import;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Dossiers.Worklists;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Import;

public sealed class ImportingAYearTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string Header = "code,procedureCode,agencyCode,applicantName,applicantKind,applicantIdentity,receivedAt,dueAt,finishedAt,returnedAt\r\n";
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
    public async Task A_dossier_that_is_there_is_passed_over_and_said_to_be()
    {
        var row = Row(Code(), "Nguyễn Văn An");
        (await ImportAsync(row)).Imported.ShouldBe(1);

        var again = await ImportAsync(row);
        (again.Imported, again.Skipped, again.Refused).ShouldBe((0, 1, 0));
        (await NotesAsync(again.Id)).ShouldBe([(2, "dossiers.import-already-there", "code")]);
    }

    [Fact]
    public async Task Another_dossier_under_a_code_that_is_taken_keeps_the_whole_file_out()
    {
        var (taken, other) = (Code(), Code());
        await ImportAsync(Row(taken, "Nguyễn Văn An"));

        var refused = await ImportAsync(Row(other, "Lê Thị Cúc") + Row(taken, "Người Khác"));
        (refused.Imported, refused.Refused).ShouldBe((0, 1));
        (await NotesAsync(refused.Id)).ShouldBe([(3, "dossiers.import-code-taken", "code")]);
        (await FoundAsync(other)).ShouldBe(0);
    }

    [Theory]
    [InlineData("citizen", "097085000017")]
    [InlineData("citizen", "12345678")]
    [InlineData("citizen", "024485000017")]
    [InlineData("enterprise", "4900000011")]
    public async Task A_number_that_nobody_can_have_keeps_the_whole_file_out(string kind, string number)
    {
        var good = Code();
        var refused = await ImportAsync(Row(good, "Nguyễn Văn An", "citizen", "024085000017") + Row(Code(), "Trần Văn Bình", kind, number));

        (refused.Imported, refused.Refused).ShouldBe((0, 1));
        (await NotesAsync(refused.Id)).ShouldBe([(3, "dossiers.import-identity-invalid", "applicantIdentity")]);
        (await FoundAsync(good)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_more_rows_than_may_be_written_at_once_is_refused_and_leaves_no_report()
    {
        var before = (await ListAsync()).Items.Count;
        var first = Code();
        var rows = new StringBuilder(Row(first, "Nguyễn Văn An"));
        for (var i = 0; i < 50_000; i++)
        {
            rows.Append("x,x,x,x,,,,,,\r\n");
        }

        await SendAsync(Importer(), rows.ToString()).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.import-too-long");
        (await FoundAsync(first)).ShouldBe(0);
        (await ListAsync()).Items.Count.ShouldBe(before);
    }

    [Fact]
    public async Task How_far_an_import_is_can_be_read_while_it_goes_on()
    {
        Task<HttpResponseMessage> importing;
        await using (await app.HoldsAsync("dossier"))
        {
            importing = SendAsync(Importer(), Row(Code(), "Nguyễn Văn An") + Row(Code(), "Trần Thị Bích"));
            var running = await Eventually.Gives(
                async () => (await ListAsync()).Items.FirstOrDefault(i => i is { State: ImportState.Writing, Rows: 2 }), "the import writes");
            running.Written.ShouldBe(0);
            (await Importer().GetAsync($"/v1/imports/{running.Id}").ShouldBe<GetImport.Response>(HttpStatusCode.OK)).State.ShouldBe(ImportState.Writing);
        }

        var done = await importing.ShouldBe<ImportDossiers.Response>(HttpStatusCode.Created);
        var report = await Importer().GetAsync($"/v1/imports/{done.Id}").ShouldBe<GetImport.Response>(HttpStatusCode.OK);
        (report.State, report.Written, report.Imported).ShouldBe((ImportState.Done, 2, 2));
    }

    [Fact]
    public async Task Of_two_files_with_one_code_at_once_one_comes_in_and_the_other_changes_nothing()
    {
        var (code, beside) = (Code(), Code());
        Task<HttpResponseMessage>[] importing;
        await using (await app.HoldsAsync("dossier"))
        {
            importing = [SendAsync(Importer(), Row(code, "Nguyễn Văn An") + Row(beside, "Lê Văn Sáu")), SendAsync(Importer(), Row(code, "Trần Văn Bình"))];
            await Eventually.IsTrue(async () => (await ListAsync()).Items.Count(i => i.State == ImportState.Writing) == 2, "both imports write");
        }

        var answers = await Task.WhenAll(importing);
        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict], ignoreOrder: true);
        await Task.FromResult(answers.Single(a => a.StatusCode == HttpStatusCode.Conflict)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.import-code-taken");
        (await FoundAsync(code)).ShouldBe(1);
        (await ListAsync()).Items.ShouldAllBe(i => i.State == ImportState.Done);
    }

    [Fact]
    public async Task A_request_sent_again_with_its_key_is_answered_as_before()
    {
        var (importer, key, row) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Row(Code(), "Nguyễn Văn An"));
        var first = await SendAsync(Importer(importer), row, key).ShouldBe<ImportDossiers.Response>(HttpStatusCode.Created);

        (await SendAsync(Importer(importer), row, key).ShouldBe<ImportDossiers.Response>(HttpStatusCode.Created)).ShouldBe(first);
        (await ListAsync()).Items.Select(i => i.Id).ShouldContain(first.Id);
        (await ListAsync()).Items.ShouldAllBe(i => i.State == ImportState.Done);
    }

    [Fact]
    public async Task Imported_dossiers_are_in_every_report_that_counts_dossiers_and_its_identity_holds()
    {
        await ImportAsync(string.Concat(Enumerable.Range(0, 20).Select(i => Row(Code(), $"Nguyễn Văn {i}", finished: i % 4 != 0))));

        var asked = "from=2014-03-01&to=2014-03-31";
        var reports = await app.AsReporter(_province.PhonXuong).GetAsync("/v1/reports").ShouldBe<ListReports.Response[]>(HttpStatusCode.OK);
        // A file names no other desk either.
        foreach (var report in reports.Where(r => r.Name != "any-desk"))
        {
            foreach (var by in report.By.Where(_ => report.Columns.Any(c => c.Key == "carriedOver")))
            {
                var answer = await app.AsReporter(_province.PhonXuong).GetAsync($"/v1/reports/{report.Name}/table?{asked}&by={by}").ShouldBe<ReportAnswer>(HttpStatusCode.OK);
                answer.Head.Balanced.ShouldBe(true);
                var received = answer.Head.Columns.ToList().FindIndex(c => c.Key == "received");
                var open = answer.Head.Columns.ToList().FindIndex(c => c.Key == "inProgress");
                (Cell(answer.Head.Total!, received), Cell(answer.Head.Total!, open)).ShouldBe((20, 5), $"{report.Name} by {by}");

                // A file names no officials, so their lines have nothing of it.
                var lines = by == TrackingDimension.Official ? (0, 0) : (20, 5);
                (answer.Rows.Sum(r => Cell(r, received)), answer.Rows.Sum(r => Cell(r, open))).ShouldBe(lines, $"{report.Name} by {by}");
            }
        }

        var register = await app.AsReporter(_province.PhonXuong).GetAsync($"/v1/reports/register/table?{asked}").ShouldBe<ReportAnswer>(HttpStatusCode.OK);
        register.Rows.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Only_an_importer_lists_imports_and_only_of_agencies_in_reach()
    {
        var done = await ImportAsync(Row(Code(), "Nguyễn Văn An"));

        await app.Anonymous().GetAsync("/v1/imports").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.PhonXuong, "dossiers:receive").GetAsync("/v1/imports").ShouldBe(HttpStatusCode.Forbidden);
        var foreign = await app.AsOfficial(_province.Department, "dossiers:import").GetAsync("/v1/imports").ShouldBe<Page<ImportView>>(HttpStatusCode.OK);
        foreign.Items.ShouldNotContain(i => i.Id == done.Id);
    }

    private static long Cell(ReportRow row, int column) => ((JsonElement)row.Cells[column]!).GetInt64();

    private string Row(string code, string name, string kind = "", string identity = "", bool finished = false) => string.Create(
        CultureInfo.InvariantCulture,
        $"{code},{_procedure},H02.30.35,{name},{kind},{identity},05/03/2014 08:00,20/04/2014 17:00,{(finished ? "06/03/2014 08:00,06/03/2014 09:00" : ",")}\r\n");

    private static string Code() => $"H02.30.35-140305-{Interlocked.Increment(ref _number) + 50_000}";

    private HttpClient Importer(Guid? subject = null) => app.AsOfficial(_province.District, subject ?? Guid.CreateVersion7(), reachesBelow: true, "dossiers:import");

    private async Task<int> FoundAsync(string code) =>
        (await app.AsOfficial(_province.PhonXuong, "dossiers:receive").GetAsync($"/v1/worklists/search?q={code}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.Count;

    private Task<Page<ImportView>> ListAsync() => Importer().GetAsync("/v1/imports?limit=200").ShouldBe<Page<ImportView>>(HttpStatusCode.OK);

    private async Task<List<(int Line, string Code, string? Column)>> NotesAsync(Guid import) =>
        [.. (await Importer().GetAsync($"/v1/imports/{import}").ShouldBe<GetImport.Response>(HttpStatusCode.OK)).Notes.Items.Select(n => (n.Line, n.Code, n.Column))];

    private Task<ImportDossiers.Response> ImportAsync(string rows) => SendAsync(Importer(), rows).ShouldBe<ImportDossiers.Response>(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string rows, Guid? key = null)
    {
        client.DefaultRequestHeaders.Add("Idempotency-Key", $"{key ?? Guid.CreateVersion7()}");
        return client.PostAsync("/v1/imports", new StringContent(Header + rows, Encoding.UTF8, "text/csv"));
    }
}
