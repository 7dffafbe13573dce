using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Handling;

public sealed class CrossingAgenciesTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task A_dossier_goes_from_commune_to_district_to_department_and_back_with_its_result()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);
        // Thirty working days end on a Saturday that made up for a day before Tết.
        received.DueAt.ShouldBe(Civil("2015-02-14 08:00"));

        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });
        handed.AgencyId.ShouldBe(district.LabourOffice);
        handed.State.ShouldBe(DossierState.Processing);
        await ArrivedAsync(district.Head, handed);
        var assigned = await MoveAsync(district.Head, handed, "assignment", new { officialId = district.Specialist.Id }, Morning.AddHours(2));
        var examined = await MoveAsync(district.Specialist, assigned, "hand-over", new { step = 3, officialId = district.Head.Id }, Morning.AddDays(1));
        examined.OfficialId.ShouldBe(district.Head.Id);
        var sent = await MoveAsync(district.Head, examined, "hand-over", new { step = 4 }, Morning.AddDays(2));
        await ArrivedAsync(district.Leader, sent);
        var taken = await MoveAsync(district.Leader, sent, "taking-up", at: Morning.AddDays(3));
        var decided = await MoveAsync(district.Leader, taken, "decision", new { outcome = "Granted", resultNumber = "12/QĐ-SLĐTBXH" }, Morning.AddDays(4));
        var returned = await MoveAsync(district.CommuneDesk, decided, "result", at: Morning.AddDays(5));

        decided.AgencyId.ShouldBe(district.Commune);
        decided.State.ShouldBe(DossierState.Decided);
        returned.State.ShouldBe(DossierState.Returned);
        returned.Version.ShouldBe(8);
        var history = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/history");
        history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString())
            .ShouldBe(["Received", "HandedOver", "Assigned", "HandedOver", "HandedOver", "TakenUp", "Decided", "Returned"]);
    }

    [Fact]
    public async Task The_next_agency_sees_a_dossier_only_when_the_event_told_it()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);
        (await district.Specialist.Client.GetAsync($"/v1/dossiers/{received.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });

        await ArrivedAsync(district.Specialist, handed);
        (await district.Justice.Client.GetAsync($"/v1/dossiers/{received.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{received.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_step_out_of_order_is_refused()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);

        var problem = await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 3 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.step-out-of-order");

        problem.GetProperty("expected").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_hand_over_to_a_closed_agency_is_refused()
    {
        var closed = Guid.CreateVersion7();
        await district.OpenAsync(closed, "office", "Phòng Y tế", "Phòng Y tế", "H25.30.09", district.Own);
        await district.App.Events.TellAsync(closed, 2, new AgencyClosed(closed, [], new DateOnly(2014, 12, 31)));
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Giải quyết", agency = new { kind = "Fixed", agencyId = closed }, hours = 4 },
        ], 1);
        await Eventually.IsTrue(
            async () =>
            {
                var received = await district.ReceiveAsync(procedure);
                var answer = await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });
                return (await answer.Content.ReadAsStringAsync()).Contains("dossiers.agency-is-closed", StringComparison.Ordinal);
            },
            "the hand-over is refused because the agency is closed");
    }

    [Fact]
    public async Task A_step_whose_agency_is_nowhere_above_the_desk_is_refused_and_the_dossier_stays()
    {
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Giải quyết", agency = new { kind = "Beside", agencyKind = "district", shortName = "Phòng Khoa học" }, hours = 4 },
        ], 1);
        var received = await district.ReceiveAsync(procedure);

        await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.step-agency-not-found");

        var now = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}");
        (now.GetProperty("version").GetInt32(), now.GetProperty("step").GetInt32(), now.GetProperty("state").GetString()).ShouldBe((1, 1, "Received"));
    }

    [Fact]
    public async Task A_step_that_lets_choose_its_agency_needs_the_choice()
    {
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Giải quyết", agency = new { kind = "Chosen" }, hours = 4 },
        ], 1);
        var received = await district.ReceiveAsync(procedure);

        await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.agency-required");
        await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2, agencyId = Guid.CreateVersion7() }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2, agencyId = district.JusticeOffice });

        handed.AgencyId.ShouldBe(district.JusticeOffice);
    }

    [Fact]
    public async Task An_agency_that_is_not_the_steps_is_refused()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);

        await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2, agencyId = district.JusticeOffice })
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.wrong-agency");
    }

    [Fact]
    public async Task An_agency_that_has_handed_on_no_longer_moves_the_dossier()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);

        await TryAsync(district.CommuneDesk, handed, "hand-over", new { step = 3 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
    }

    [Fact]
    public async Task A_dossier_assigned_to_one_official_is_not_moved_or_taken_by_another()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);
        var assigned = await MoveAsync(district.Head, handed, "assignment", new { officialId = district.Specialist.Id }, Morning.AddHours(2));

        await TryAsync(district.OtherSpecialist, assigned, "taking-up").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.held-by-another");
        await TryAsync(district.OtherSpecialist, assigned, "hand-over", new { step = 3 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        var reassigned = await MoveAsync(district.Head, assigned, "assignment", new { officialId = district.OtherSpecialist.Id }, Morning.AddHours(3));
        reassigned.OfficialId.ShouldBe(district.OtherSpecialist.Id);
    }

    [Fact]
    public async Task Work_is_assigned_only_to_officials_of_the_holding_agency()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);

        await TryAsync(district.Head, handed, "assignment", new { officialId = district.Justice.Id }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-official");
    }

    [Fact]
    public async Task Nobody_decides_what_somebody_else_holds()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);
        var assigned = await MoveAsync(district.Head, handed, "assignment", new { officialId = district.Specialist.Id }, Morning.AddHours(2));

        await TryAsync(district.Head, assigned, "decision", new { outcome = "Refused", reason = "Không đủ điều kiện" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
    }

    [Fact]
    public async Task Nothing_is_granted_while_steps_remain_but_it_may_be_refused()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);

        await TryAsync(district.Head, handed, "decision", new { outcome = "Granted" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.steps-remain");
        await TryAsync(district.Head, handed, "decision", new { outcome = "Refused" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        var refused = await MoveAsync(district.Head, handed, "decision", new { outcome = "Refused", reason = "Không đủ điều kiện hưởng" });

        refused.State.ShouldBe(DossierState.Decided);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_a_missing_one_asked_for()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);
        await MoveAsync(district.CommuneDesk, received, "taking-up");

        await TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await SendAsync(district.CommuneDesk.Client, $"/v1/dossiers/{received.Id}/hand-over", new { step = 2 }, Morning)
            .ShouldRefuse((HttpStatusCode)428, "common.version-required");
    }

    [Fact]
    public async Task Of_twelve_hand_overs_with_one_version_exactly_one_wins()
    {
        var procedure = await district.PublishVerticalAsync();
        var received = await district.ReceiveAsync(procedure);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(district.CommuneDesk, received, "hand-over", new { step = 2 })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed || a.StatusCode == HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("hand-over", "dossiers:submit")]
    [InlineData("taking-up", "dossiers:submit")]
    [InlineData("assignment", "dossiers:handle")]
    [InlineData("decision", "dossiers:handle")]
    [InlineData("result", "dossiers:handle")]
    [InlineData("suspension", "dossiers:submit")]
    [InlineData("resumption", "dossiers:submit")]
    [InlineData("withdrawal", "dossiers:handle")]
    [InlineData("correction", "dossiers:handle")]
    [InlineData("acceptance", "dossiers:handle")]
    [InlineData("declination", "dossiers:handle")]
    [InlineData("branches/2/completion", "dossiers:submit")]
    [InlineData("supplement-answer", "dossiers:submit")]
    [InlineData("stop-request", "dossiers:handle")]
    public async Task Every_move_asks_for_an_identity_a_right_and_a_dossier_in_reach(string move, string lacking)
    {
        var all = new[] { "dossiers:receive", "dossiers:handle", "dossiers:assign", "dossiers:decide" };
        var procedure = await district.PublishLocalAsync();
        var received = await district.ReceiveAsync(procedure);
        var body = new { step = 2, officialId = Guid.CreateVersion7(), outcome = "Granted", reason = "Lý do đầy đủ", kind = "Stop", askedBy = "Nguyễn Thị Mai Hương", items = Array.Empty<object>() };
        var path = $"/v1/dossiers/{received.Id}/{move}";

        await SendAsync(district.App.Anonymous(), path, body, version: 1).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.App.AsOfficial(district.Commune, lacking), path, body, version: 1).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, all), path, body, version: 1).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_leader_whose_post_reaches_below_sees_what_the_offices_have()
    {
        var procedure = await district.PublishVerticalAsync();
        var handed = await district.AtTheOfficeAsync(procedure);
        var leader = district.App.AsOfficial(district.Own, Guid.CreateVersion7(), true, "dossiers:decide");
        var clerk = district.App.AsOfficial(district.Own, Guid.CreateVersion7(), false, "dossiers:decide");

        (await leader.GetAsync($"/v1/dossiers/{handed.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.GetAsync($"/v1/dossiers/{handed.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
