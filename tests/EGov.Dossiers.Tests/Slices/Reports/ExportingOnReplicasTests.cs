using System.Net;
using System.Text.Json;
using EGov.Dossiers.Reports.Exports;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>Exports while they are written: told, cancelled, left behind by one replica and taken over by another.</summary>
public sealed class ExportingOnReplicasTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    // Taking the export and telling that nothing is written yet are the first two statements, then comes one for each thousand rows.
    private const int SecondThousand = 4;
    private const int Rows = 2_500;
    private Province _province = null!;
    private HttpClient _reporter = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        var merit = await app.HasProcedureAsync($"1.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa");
        await app.HasRegisterAsync(_province.DongTam, merit, Rows, At("05/01 08:00"));
        _reporter = app.AsReporter(_province.DongTam);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Progress_is_seen_while_the_file_is_written()
    {
        var export = await AskAsync();
        await using var gate = await app.HoldProgressAsync(SecondThousand);
        var running = RunAsync();

        await gate.ReachedAsync();
        var seen = await DossiersApp.ExportStateAsync(_reporter, export);
        (seen.State, seen.RowsDone, seen.RowsTotal, seen.Percent, seen.File).ShouldBe((ExportState.Running, 1_000, Rows, 40, null));
        await _reporter.GetAsync($"/v1/reports/exports/{export}/file").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.export-not-ready");

        await gate.OpenAsync();
        (await running).GetProperty("done").GetInt32().ShouldBe(1);
        (await DossiersApp.ExportStateAsync(_reporter, export)).Percent.ShouldBe(100);
    }

    [Fact]
    public async Task An_export_cancelled_while_it_is_written_stops_and_leaves_no_file()
    {
        var export = await AskAsync();
        await using var gate = await app.HoldProgressAsync(SecondThousand);
        var running = RunAsync();
        await gate.ReachedAsync();

        await _reporter.DeleteAsync($"/v1/reports/exports/{export}").ShouldBe(HttpStatusCode.NoContent);
        await gate.OpenAsync();

        (await running).GetProperty("done").GetInt32().ShouldBe(0);
        var cancelled = await DossiersApp.ExportStateAsync(_reporter, export);
        (cancelled.State, cancelled.RowsDone).ShouldBe((ExportState.Cancelled, 1_000));
        FilesOf(export).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_export_whose_replica_hangs_is_taken_over_and_the_late_one_writes_nothing()
    {
        await using var second = app.StartReplica();
        var export = await AskAsync();
        await using var gate = await app.HoldProgressAsync(SecondThousand);
        var hanging = RunAsync();
        await gate.ReachedAsync();

        (await app.RunExportsAsync(second, DateTimeOffset.UtcNow)).GetProperty("done").GetInt32().ShouldBe(0);
        (await app.RunExportsAsync(second, DateTimeOffset.UtcNow + ReportExport.Lease.Multiply(2))).GetProperty("done").GetInt32().ShouldBe(1);
        var taken = await DossiersApp.ExportStateAsync(_reporter, export);
        var bytes = await FileAsync(taken);
        await gate.OpenAsync();

        (await hanging).GetProperty("done").GetInt32().ShouldBe(0);
        (await DossiersApp.ExportStateAsync(_reporter, export)).ShouldBe(taken);
        (await FileAsync(taken)).ShouldBe(bytes);
        FilesOf(export).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_export_of_a_dead_replica_is_made_again_and_what_it_left_is_cleaned_away()
    {
        var (export, died) = (await AskAsync(), Guid.CreateVersion7());
        await app.DatabaseAsync($"update report_export set state = 'Running', attempt_id = {died}, attempts = 1, rows_done = 700, leased_until = now() - interval '1 second' where id = {export}");
        Directory.CreateDirectory(Path.Combine(app.FilesFolder, "exports"));
        await File.WriteAllTextAsync(Path.Combine(app.FilesFolder, "exports", $"{export:N}.{died:N}"), "half");

        await RunAsync();
        var done = await DossiersApp.ExportStateAsync(_reporter, export);
        (done.State, done.RowsDone).ShouldBe((ExportState.Done, Rows));
        await app.RunWorkAsync("export-cleanup", DateTimeOffset.UtcNow);
        FilesOf(export).ShouldHaveSingleItem().ShouldNotContain($"{died:N}");
        (await FileAsync(done)).Length.ShouldBe((int)done.Length!.Value);
    }

    [Fact]
    public async Task An_export_that_ended_its_replica_again_and_again_is_given_up()
    {
        var export = await AskAsync();
        await app.DatabaseAsync($"update report_export set state = 'Running', attempt_id = {Guid.CreateVersion7()}, attempts = {ReportExport.MostAttempts}, leased_until = now() - interval '1 second' where id = {export}");

        (await RunAsync()).GetProperty("failed").GetInt32().ShouldBe(1);
        var failed = await DossiersApp.ExportStateAsync(_reporter, export);
        (failed.State, failed.Failure?.Code).ShouldBe((ExportState.Failed, "dossiers.export-failed"));
    }

    [Fact]
    public async Task A_replica_that_stops_gives_its_export_back_at_once()
    {
        var export = await AskAsync();
        await using var gate = await app.HoldProgressAsync(SecondThousand);
        using var stop = new CancellationTokenSource();
        var stopping = app.RunExportsAsync(stop.Token);
        await gate.ReachedAsync();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(stopping);
        await Eventually.IsTrue(async () => (await DossiersApp.ExportStateAsync(_reporter, export)).State == ExportState.Queued, "the export waits again");
        await gate.OpenAsync();

        (await RunAsync()).GetProperty("done").GetInt32().ShouldBe(1);
        FilesOf(export).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_replicas_share_the_queue_and_make_each_export_once()
    {
        await using var second = app.StartReplica();
        var exports = new List<Guid>();
        for (var i = 0; i < ReportExport.MostOpen; i++)
        {
            exports.Add(await AskAsync());
        }

        var made = await Task.WhenAll(RunAsync(), app.RunExportsAsync(second, DateTimeOffset.UtcNow));

        made.Sum(m => m.GetProperty("done").GetInt32()).ShouldBe(ReportExport.MostOpen);
        exports.ShouldAllBe(export => FilesOf(export).Count() == 1);
    }

    private Task<Guid> AskAsync() =>
        DossiersApp.ExportAsync(_reporter, new { report = "register", format = "csv", question = new { from = "2015-01-01", to = "2015-01-31", asOf = "2015-02-28" } });

    private Task<JsonElement> RunAsync() => app.RunWorkAsync("report-exports", DateTimeOffset.UtcNow);

    private async Task<byte[]> FileAsync(ExportView done) => await (await _reporter.GetAsync(done.File).ShouldBe(HttpStatusCode.OK)).Content.ReadAsByteArrayAsync();

    private IEnumerable<string> FilesOf(Guid export) => app.ExportsOnDisk.Where(name => name.StartsWith($"{export:N}", StringComparison.Ordinal));
}
