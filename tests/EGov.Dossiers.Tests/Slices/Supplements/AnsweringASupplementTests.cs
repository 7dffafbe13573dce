using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Supplements.Supplementing;

namespace EGov.Dossiers.Tests.Slices.Supplements;

public sealed class AnsweringASupplementTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task The_term_starts_again_with_the_answer()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), Civil("2015-01-05 08:00"));
        var asked = await AskAsync(district.CommuneDesk, received, at: Civil("2015-01-06 09:00"));

        var answered = await AnswerAsync(district.CommuneDesk, asked, at: Civil("2015-01-12 10:00"));

        answered.State.ShouldBe(DossierState.Processing);
        answered.DueAt.ShouldBe(Civil("2015-01-15 10:00"));
        answered.StepDueAt.ShouldBe(Civil("2015-01-12 15:30"));
        await district.ToldAsync(SupplementAnswered.EventType, received.Id);
        await district.ToldAsync(DossierResumed.EventType, received.Id);
    }

    [Fact]
    public async Task The_term_is_longer_by_the_pause_where_the_procedure_extends()
    {
        var procedure = await district.PublishAsync(
            [new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 24 }], 3, supplementPolicy: "Extend");
        var received = await district.ReceiveAsync(procedure, Civil("2015-01-05 08:00"));

        var answered = await AnswerAsync(
            district.CommuneDesk, await AskAsync(district.CommuneDesk, received, at: Civil("2015-01-06 09:00")), at: Civil("2015-01-07 10:00"));

        answered.DueAt.ShouldBe(Civil("2015-01-09 09:00"));
        var explained = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/due-time");
        explained.GetProperty("explanation").GetProperty("dueAt").GetDateTimeOffset().ShouldBe(answered.DueAt!.Value);
    }

    [Fact]
    public async Task The_papers_brought_join_the_dossiers_own()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));
        var asked = await AskAsync(district.CommuneDesk, received, Asked([new { component = "GT", reasonCode = "BS-THIEU", copies = 2 }, new { component = "DON", reasonCode = "BS-SAI" }]));

        await MoveAsync(district.CommuneDesk, asked, "supplement-answer", new { items = new[] { new { no = 1, originals = 0, copies = 2 }, new { no = 2, originals = 1, copies = 0 } } }, Morning.AddHours(3));

        var papers = (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}")).GetProperty("components").EnumerateArray()
            .Select(p => (p.GetProperty("code").GetString(), p.GetProperty("originals").GetInt32(), p.GetProperty("copies").GetInt32())).ToList();
        papers.ShouldBe([("DON", 1, 0), ("GT", 0, 2)]);
    }

    [Fact]
    public async Task An_incomplete_answer_is_refused_with_what_is_missing_unless_the_desk_does_without()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));
        var asked = await AskAsync(district.CommuneDesk, received, Asked([new { component = "GT", reasonCode = "BS-THIEU", copies = 2 }, new { what = "Chữ ký của chủ hộ", reasonCode = "BS-KYTEN" }]));

        var refusal = await TryAsync(district.CommuneDesk, asked, "supplement-answer", Brought()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-incomplete");
        await TryAsync(district.CommuneDesk, asked, "supplement-answer", new { items = new[] { new { no = 3, copies = 1 } } }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-supplement-item");
        var answered = await AnswerAsync(district.CommuneDesk, asked, Brought(2, "Chủ hộ đã mất, có giấy chứng tử"));

        refusal.GetProperty("items").EnumerateArray().Select(i => i.GetInt32()).ShouldBe([1, 2]);
        answered.State.ShouldBe(DossierState.Processing);
        var entry = (await RequestsOfAsync(district.CommuneDesk, received))[0];
        entry.GetProperty("waived").EnumerateArray().Select(i => i.GetInt32()).ShouldBe([2]);
        entry.GetProperty("answerNote").GetString().ShouldBe("Chủ hộ đã mất, có giấy chứng tử");
    }

    [Fact]
    public async Task The_owner_answers_online_and_a_submission_waits_for_acceptance_again()
    {
        var citizen = district.Citizen();
        var submitted = await district.SubmitAsync(citizen, Morning);
        var asked = await AskAsync(district.CommuneDesk, submitted);

        await TryAnswerMineAsync(district.Citizen(), asked).ShouldBe(HttpStatusCode.NotFound);
        await TryAnswerMineAsync(citizen, asked, Brought(0)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-incomplete");
        var answered = await TryAnswerMineAsync(citizen, asked, at: Civil("2015-01-06 14:00")).ShouldBe<Standing>(HttpStatusCode.OK);

        answered.State.ShouldBe(DossierState.Submitted);
        var mine = await ReadAsync(citizen, $"/v1/my-dossiers/{submitted.Id}");
        mine.GetProperty("acceptBy").GetDateTimeOffset().ShouldBe(Civil("2015-01-07 14:00"));
        (await ReadAsync(citizen, $"/v1/my-dossiers/{submitted.Id}/supplement-requests")).GetProperty("requests")[0].GetProperty("answeredOnline").GetBoolean().ShouldBeTrue();
        var accepted = await MoveAsync(district.CommuneDesk, answered, "acceptance", at: Civil("2015-01-07 08:00"));
        (accepted.State, accepted.DueAt).ShouldBe((DossierState.Received, Civil("2015-01-12 08:00")));
    }

    [Fact]
    public async Task A_submission_is_neither_accepted_nor_resumed_before_its_answer()
    {
        var submitted = await district.SubmitAsync(district.Citizen(), Morning);
        var asked = await AskAsync(district.CommuneDesk, submitted);

        await TryAsync(district.CommuneDesk, asked, "acceptance").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        await TryAsync(district.CommuneDesk, asked, "resumption").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-is-open");
    }

    [Fact]
    public async Task A_dossier_that_waits_for_a_supplement_goes_on_by_its_answer_alone_and_once()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));
        await TryAsync(district.CommuneDesk, received, "supplement-answer", Brought()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-not-open");
        var asked = await AskAsync(district.CommuneDesk, received);

        await TryAsync(district.CommuneDesk, asked, "resumption").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-is-open");
        var answered = await AnswerAsync(district.CommuneDesk, asked);
        await TryAsync(district.CommuneDesk, answered, "supplement-answer", Brought()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-not-open");
    }

    [Fact]
    public async Task A_withdrawal_closes_the_request()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync());
        var asked = await AskAsync(district.CommuneDesk, received);

        await MoveAsync(district.CommuneDesk, asked, "withdrawal", new { reason = "Công dân xin rút" }, Morning.AddHours(2));

        (await RequestsOfAsync(district.CommuneDesk, received))[0].GetProperty("closedAt").GetDateTimeOffset().ShouldBe(Morning.AddHours(2));
    }

    [Fact]
    public async Task Only_the_two_agencies_concerned_record_what_was_brought()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var asked = await AskAsync(district.Specialist, handed);
        var path = $"/v1/dossiers/{asked.Id}/supplement-answer";

        await SendAsync(district.App.Anonymous(), path, Brought(), version: asked.Version).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.App.AsOfficial(district.Commune, "dossiers:submit"), path, Brought(), version: asked.Version).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:receive"), path, Brought(), version: asked.Version).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.App.Anonymous(), $"/v1/my-dossiers/{asked.Id}/supplement-answer", Brought(), version: asked.Version).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.CommuneDesk.Client, $"/v1/my-dossiers/{asked.Id}/supplement-answer", Brought(), version: asked.Version).ShouldBe(HttpStatusCode.Forbidden);
        var answered = await AnswerAsync(district.CommuneDesk, asked);
        answered.AgencyId.ShouldBe(district.LabourOffice);
    }
}
