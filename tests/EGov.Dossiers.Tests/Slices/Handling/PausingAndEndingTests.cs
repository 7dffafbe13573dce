using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Tests.Slices.Supplements;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Handling;

public sealed class PausingAndEndingTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task After_a_stop_the_term_is_longer_by_the_pause()
    {
        var procedure = await district.PublishAsync(
            [new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 24 }], 3, supplementPolicy: "Extend");
        var received = await district.ReceiveAsync(procedure, Civil("2015-01-05 08:00"));

        var paused = await MoveAsync(district.CommuneDesk, received, "suspension", new { kind = "Stop", reason = "Chờ người nộp" }, Civil("2015-01-06 09:00"));
        var resumed = await MoveAsync(district.CommuneDesk, paused, "resumption", at: Civil("2015-01-07 10:00"));

        resumed.DueAt.ShouldBe(Civil("2015-01-09 09:00"));
        resumed.StepDueAt.ShouldBe(Civil("2015-01-09 09:00"));
        var explained = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/due-time");
        explained.GetProperty("explanation").GetProperty("dueAt").GetDateTimeOffset().ShouldBe(resumed.DueAt!.Value);
    }

    [Fact]
    public async Task A_standing_clock_allows_no_handling()
    {
        var procedure = await district.PublishLocalAsync();
        var paused = await Supplementing.AskAsync(district.CommuneDesk, await district.ReceiveAsync(procedure));

        await TryAsync(district.CommuneDesk, paused, "hand-over", new { step = 2 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        await TryAsync(district.CommuneDesk, paused, "taking-up").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        var stopped = await MoveAsync(district.CommuneDesk, paused, "suspension", new { kind = "Stop", reason = "Không bổ sung được" }, Morning.AddDays(1));
        stopped.State.ShouldBe(DossierState.Stopped);
    }

    [Fact]
    public async Task A_withdrawn_dossier_stays_withdrawn()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);

        var withdrawn = await MoveAsync(district.CommuneDesk, handed, "withdrawal", new { reason = "Công dân xin rút" }, Morning.AddHours(4));

        withdrawn.State.ShouldBe(DossierState.Withdrawn);
        await TryAsync(district.Specialist, withdrawn, "taking-up").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        await TryAsync(district.CommuneDesk, withdrawn, "withdrawal", new { reason = "Lần nữa" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        await TryAsync(district.CommuneDesk, withdrawn, "result").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task Only_the_desk_that_received_it_withdraws_it_or_returns_its_result()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);
        var desk = new Person(Guid.CreateVersion7(), district.App.AsOfficial(district.LabourOffice, "dossiers:receive"));

        await TryAsync(desk, handed, "withdrawal", new { reason = "Không phải của mình" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await TryAsync(desk, handed, "result").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
    }

    [Fact]
    public async Task A_wrong_result_goes_back_to_who_decided_and_the_term_runs_on()
    {
        var procedure = await district.PublishLocalAsync();
        var officer = await district.AppointAsync(district.Commune, "Bùi Văn Sơn", "dossiers:handle", "dossiers:decide");
        var received = await district.ReceiveAsync(procedure);
        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });
        var taken = await MoveAsync(officer, handed, "taking-up");
        var decided = await MoveAsync(officer, taken, "decision", new { outcome = "Granted" }, Morning.AddHours(2));

        var corrected = await MoveAsync(officer, decided, "correction", new { reason = "Sai họ tên trên kết quả" }, Morning.AddHours(3));

        corrected.State.ShouldBe(DossierState.Processing);
        corrected.OfficialId.ShouldBe(officer.Id);
        corrected.Step.ShouldBe(2);
        corrected.DueAt.ShouldBe(received.DueAt);
        await TryAsync(officer, corrected, "correction", new { reason = "Chưa có quyết định" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        var again = await MoveAsync(officer, corrected, "decision", new { outcome = "Granted" }, Morning.AddHours(4));
        await MoveAsync(district.CommuneDesk, again, "result", at: Morning.AddHours(5));
    }

    [Fact]
    public async Task A_result_is_returned_only_after_a_decision_and_only_once()
    {
        var procedure = await district.PublishLocalAsync();
        var received = await district.ReceiveAsync(procedure);

        await TryAsync(district.CommuneDesk, received, "result").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task A_parallel_step_goes_on_when_every_branch_is_finished()
    {
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Thẩm tra", agency = new { kind = "Fixed", agencyId = district.LabourOffice }, hours = 16, group = (int?)1, leads = true },
            new { no = 3, name = "Ý kiến tư pháp", agency = new { kind = "Fixed", agencyId = district.JusticeOffice }, hours = 8, group = (int?)1, leads = false },
            new { no = 4, name = "Quyết định", agency = new { kind = "Fixed", agencyId = district.LabourOffice }, hours = 4, group = (int?)null, leads = true },
        ], 3);
        var received = await district.ReceiveAsync(procedure);

        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });
        await ArrivedAsync(district.Specialist, handed);
        await ArrivedAsync(district.Justice, handed);
        var taken = await MoveAsync(district.Justice, handed, "taking-up", at: Morning.AddHours(2));
        taken.AgencyId.ShouldBe(district.LabourOffice);
        await TryAsync(district.Specialist, taken, "hand-over", new { step = 4 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.branches-open");
        await TryAsync(district.Specialist, taken, "branches/3/completion").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        var completed = await MoveAsync(district.Justice, taken, "branches/3/completion", new { note = "Đồng ý" }, Morning.AddHours(6));
        var final = await MoveAsync(district.Specialist, completed, "hand-over", new { step = 4 }, Morning.AddDays(1));

        final.Step.ShouldBe(4);
        handed.StepDueAt.ShouldBe(Civil("2015-01-07 09:00"));
        var dossier = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}");
        dossier.GetProperty("holders").GetArrayLength().ShouldBe(1);
    }
}
