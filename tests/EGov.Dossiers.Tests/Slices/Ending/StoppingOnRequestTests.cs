using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Tests.Slices.Supplements;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Ending;

public sealed class StoppingOnRequestTests(District district) : IClassFixture<District>
{
    private static readonly object AtTheDesk = new { askedBy = "Nguyễn Thị Mai Hương", reasonCode = "DG-YEUCAU", reason = "Chờ thửa đất được tách" };

    [Fact]
    public async Task The_desk_stops_at_the_applicants_wish_and_keeps_who_why_and_when()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var answer = await TryAsync(district.CommuneDesk, handed, "stop-request", AtTheDesk, Morning.AddHours(3)).ShouldBe<Stopping>(HttpStatusCode.OK);

        (answer.Dossier.State, answer.Dossier.DueAt).ShouldBe((DossierState.Stopped, null));
        answer.DocumentNumber.ShouldEndWith("/TB");
        var stop = (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{handed.Id}/stops")).GetProperty("stops").EnumerateArray().Single();
        (stop.GetProperty("cause").GetString(), stop.GetProperty("askedBy").GetString(), stop.GetProperty("stoppedAt").GetDateTimeOffset())
            .ShouldBe(("AtRequest", "Nguyễn Thị Mai Hương", Morning.AddHours(3)));
        stop.GetProperty("reason").GetString().ShouldBe("Người nộp hồ sơ đề nghị dừng giải quyết: Chờ thửa đất được tách");
        await district.ToldAsync(DossierStopped.EventType, handed.Id);
    }

    [Fact]
    public async Task The_applicant_stops_online_and_the_desk_goes_on()
    {
        var citizen = district.Citizen();
        var accepted = await MoveAsync(district.CommuneDesk, await district.SubmitAsync(citizen, Morning), "acceptance");

        var stopped = await MineAsync(citizen, accepted, Civil("2015-01-06 09:00")).ShouldBe<Stopping>(HttpStatusCode.OK);
        var resumed = await MoveAsync(district.CommuneDesk, stopped.Dossier, "resumption", at: Civil("2015-01-07 09:00"));

        (resumed.State, resumed.DueAt).ShouldBe((DossierState.Processing, Civil("2015-01-09 09:00")));
    }

    [Fact]
    public async Task What_is_decided_is_not_stopped()
    {
        var officer = await district.AppointAsync(district.Commune, "Bùi Văn Sơn", "dossiers:handle", "dossiers:decide");
        var handed = await MoveAsync(district.CommuneDesk, await district.ReceiveAsync(await district.PublishLocalAsync()), "hand-over", new { step = 2 });
        var decided = await MoveAsync(officer, await MoveAsync(officer, handed, "taking-up"), "decision", new { outcome = "Granted" }, Morning.AddHours(2));

        await TryAsync(district.CommuneDesk, decided, "stop-request", AtTheDesk).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-decided");
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{decided.Id}/stops")).GetProperty("stops").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_submission_or_a_stopped_dossier_is_withdrawn_instead()
    {
        var citizen = district.Citizen();
        var submitted = await district.SubmitAsync(citizen, Morning);

        await MineAsync(citizen, submitted, Morning.AddHours(1)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance");
        var stopped = await MineAsync(citizen, accepted, Morning.AddHours(2)).ShouldBe<Stopping>(HttpStatusCode.OK);
        await MineAsync(citizen, stopped.Dossier, Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        await MoveAsync(citizen, stopped.Dossier, "withdrawal", new { reason = "Không còn nhu cầu" }, Morning.AddHours(4));
    }

    [Fact]
    public async Task Stopping_while_a_supplement_is_awaited_closes_the_request()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));
        var asked = await Supplementing.AskAsync(district.CommuneDesk, received);

        await TryAsync(district.CommuneDesk, asked, "stop-request", AtTheDesk, Morning.AddHours(3)).ShouldBe(HttpStatusCode.OK);

        (await Supplementing.RequestsOfAsync(district.CommuneDesk, received))[0].GetProperty("closedAt").GetDateTimeOffset().ShouldBe(Morning.AddHours(3));
    }

    [Fact]
    public async Task A_reason_is_needed_and_the_dossier_has_to_be_ones_own()
    {
        var citizen = district.Citizen();
        var accepted = await MoveAsync(district.CommuneDesk, await district.SubmitAsync(citizen, Morning), "acceptance");
        var (desk, mine) = ($"/v1/dossiers/{accepted.Id}/stop-request", $"/v1/my-dossiers/{accepted.Id}/stop-request");

        await SendAsync(citizen.Client, mine, new { }, Morning, accepted.Version).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.reason-required");
        await SendAsync(citizen.Client, mine, new { reasonCode = "BS-THIEU" }, Morning, accepted.Version).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-reason");
        await SendAsync(district.Citizen().Client, mine, new { reason = "Không phải của mình" }, Morning, accepted.Version).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.App.Anonymous(), mine, new { reason = "Không rõ" }, Morning, accepted.Version).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(citizen.Client, desk, AtTheDesk, Morning, accepted.Version).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:receive"), desk, AtTheDesk, Morning, accepted.Version).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:handle"), $"/v1/dossiers/{accepted.Id}/stops", new { }).ShouldBe(HttpStatusCode.MethodNotAllowed);
        await district.App.AsOfficial(district.OtherCommune, "dossiers:handle").GetAsync($"/v1/dossiers/{accepted.Id}/stops").ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(citizen.Client, mine, new { reason = "Chờ giấy tờ" }, Morning, accepted.Version + 1).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    [Fact]
    public async Task Only_the_desk_that_received_it_stops_it()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var office = new Person(Guid.CreateVersion7(), district.App.AsOfficial(district.LabourOffice, "dossiers:receive"));

        await TryAsync(office, handed, "stop-request", AtTheDesk).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
    }

    private static Task<HttpResponseMessage> MineAsync(Person citizen, Standing dossier, DateTimeOffset at) =>
        SendAsync(citizen.Client, $"/v1/my-dossiers/{dossier.Id}/stop-request", new { reason = "Chờ thửa đất được tách" }, at, dossier.Version);

    private sealed record Stopping(Guid Id, string DocumentNumber, DateTimeOffset StoppedAt, Standing Dossier);
}
