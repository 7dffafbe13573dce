using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Handling;

/// <summary>Trả lại đơn vị trước: to the step it came from, with the reason.</summary>
public sealed class SendingBackTests(District district) : IClassFixture<District>
{
    private static readonly object Reason = new { reason = "Thiếu biên bản thẩm tra" };

    [Fact]
    public async Task A_dossier_goes_back_to_the_agency_and_step_it_came_from_and_forward_again()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var back = await MoveAsync(district.Specialist, handed, "return", Reason, Morning.AddHours(2));

        (back.AgencyId, back.Step, back.State).ShouldBe((district.Commune, 1, DossierState.Processing));
        var again = await MoveAsync(district.CommuneDesk, back, "hand-over", new { step = 2 }, Morning.AddHours(3));
        again.AgencyId.ShouldBe(district.LabourOffice);
        await Eventually.IsTrue(
            async () => (await TryAsync(district.Specialist, again, "taking-up", at: Morning.AddHours(4))).IsSuccessStatusCode, "the office may act on it again");
    }

    [Fact]
    public async Task The_agency_that_gets_it_back_has_it_in_its_list_again_with_its_first_arrival()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var examined = await MoveAsync(district.Specialist, handed, "hand-over", new { step = 3 }, Morning.AddHours(2));
        var sent = await MoveAsync(district.Specialist, examined, "hand-over", new { step = 4 }, Morning.AddHours(3));
        await ArrivedAsync(district.Leader, sent);

        var back = await MoveAsync(district.Leader, sent, "return", Reason, Morning.AddDays(1));

        (back.AgencyId, back.Step).ShouldBe((district.LabourOffice, 3));
        await Eventually.IsTrue(async () => (await ListedAsync(district.Specialist, back)).Length == 1, "the office has it again");
        (await ListedAsync(district.Specialist, back))[0].GetProperty("arrivedAt").GetDateTimeOffset().ShouldBe(Morning.AddHours(1));
        (await ListedAsync(district.Leader, back)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_step_is_given_its_time_again_and_the_applicants_due_time_stays()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var back = await MoveAsync(district.Specialist, handed, "return", Reason, Civil("2015-01-06 08:00"));

        back.DueAt.ShouldBe(handed.DueAt);
        // Forty hours of reception at the commune, counted from the return.
        back.StepDueAt.ShouldBe(Civil("2015-01-13 08:00"));
    }

    [Fact]
    public async Task Time_stays_attributed_to_who_really_had_it()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var back = await MoveAsync(district.Specialist, handed, "return", Reason, Morning.AddHours(3));

        await MoveAsync(district.CommuneDesk, back, "hand-over", new { step = 2 }, Morning.AddHours(8));

        var time = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{back.Id}/time-attribution");
        var agencies = time.GetProperty("agencies").EnumerateArray().ToDictionary(a => a.GetProperty("agencyId").GetGuid(), a => a.GetProperty("minutes").GetInt64());
        agencies[district.Commune].ShouldBe(60 + 300);
        agencies.Values.Sum().ShouldBe(time.GetProperty("minutes").GetInt64());
    }

    [Fact]
    public async Task It_goes_to_the_official_who_had_it_there()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var taken = await MoveAsync(district.Specialist, handed, "taking-up", at: Morning.AddHours(2));
        var shown = await MoveAsync(district.Specialist, taken, "hand-over", new { step = 3, officialId = district.Head.Id }, Morning.AddHours(3));

        var back = await MoveAsync(district.Head, shown, "return", Reason, Morning.AddHours(4));

        (back.AgencyId, back.Step, back.OfficialId).ShouldBe((district.LabourOffice, 2, district.Specialist.Id));
    }

    [Fact]
    public async Task At_its_first_step_there_is_nothing_to_return_it_to()
    {
        var received = await district.ReceiveAsync(await district.PublishVerticalAsync());

        await TryAsync(district.CommuneDesk, received, "return", Reason).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.no-previous-step");

        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}")).GetProperty("version").GetInt32().ShouldBe(received.Version);
    }

    [Fact]
    public async Task Neither_while_branches_are_open_nor_while_the_clock_stands()
    {
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Chủ trì", agency = new { kind = "Beside", agencyKind = "district", shortName = "Phòng LĐTBXH" }, hours = 20, group = 1 },
            new { no = 3, name = "Phối hợp", agency = new { kind = "Beside", agencyKind = "district", shortName = "Phòng Tư pháp" }, hours = 20, group = 1, leads = false },
        ], 3);
        var handed = await district.AtTheOfficeAsync(procedure);
        await TryAsync(district.Specialist, handed, "return", Reason).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.branches-open");

        await ArrivedAsync(district.Justice, handed);
        var done = await MoveAsync(district.Justice, handed, "branches/3/completion", at: Morning.AddHours(2));
        var stopped = await MoveAsync(district.Specialist, done, "suspension", new { kind = "Stop", reason = "Dừng theo đề nghị" }, Morning.AddHours(2));
        await TryAsync(district.Specialist, stopped, "return", Reason, Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task Only_the_holder_returns_it_and_only_with_a_reason()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        await TryAsync(district.CommuneDesk, handed, "return", Reason).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await TryAsync(district.Specialist, handed, "return").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        var path = $"/v1/dossiers/{handed.Id}/return";
        await SendAsync(district.App.Anonymous(), path, Reason, version: 1).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.App.AsOfficial(district.LabourOffice, "dossiers:submit"), path, Reason, version: 1).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:handle"), path, Reason, version: 1).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.Specialist.Client, path, Reason, version: 1).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    private static async Task<System.Text.Json.JsonElement[]> ListedAsync(Person person, Standing dossier) =>
        [.. (await ReadAsync(person, "/v1/worklists/my-office?limit=200")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("id").GetGuid() == dossier.Id)];
}
