using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Supplements.Supplementing;

namespace EGov.Dossiers.Tests.Slices.Supplements;

public sealed class AskingForASupplementTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task It_names_everything_at_once_with_reasons_and_the_clock_stands()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        var asked = await AskFullyAsync(
            district.CommuneDesk, received,
            Asked([new { component = "GT", reasonCode = "BS-BANSAO", copies = 2 }, new { what = "Chữ ký của chủ hộ", reasonCode = "BS-KHAC", note = "Mới ký nháy" }]),
            Civil("2015-01-06 09:00"));

        asked.Dossier.State.ShouldBe(DossierState.SupplementRequested);
        asked.Dossier.DueAt.ShouldBeNull();
        asked.DocumentNumber.ShouldEndWith("/PBS");
        (asked.Late, asked.Repeated, asked.AnswerBy).ShouldBe((false, false, Civil("2015-02-05 17:00")));
        var entry = (await RequestsOfAsync(district.CommuneDesk, received))[0];
        var items = entry.GetProperty("items");
        (items[0].GetProperty("what").GetString(), items[0].GetProperty("copies").GetInt32()).ShouldBe(("Giấy tờ kèm theo", 2));
        items[1].GetProperty("reason").GetString().ShouldBe("Lý do khác: Mới ký nháy");
        entry.GetProperty("contactName").GetString().ShouldBe("Trần Thị Bích");
        await district.ToldAsync(DossierSupplementRequested.EventType, received.Id);
        await district.ToldAsync(DossierSuspended.EventType, received.Id);
    }

    [Fact]
    public async Task A_second_request_needs_a_superior_with_a_reason_and_is_marked()
    {
        var procedure = await district.PublishLocalAsync(days: 3);
        var superior = await district.AppointAsync(district.Commune, "Bùi Văn Sơn", "dossiers:assign");
        var received = await district.ReceiveAsync(procedure);
        var answered = await AnswerAsync(district.CommuneDesk, await AskAsync(district.CommuneDesk, received), at: Morning.AddHours(2));

        await TryAskAsync(district.CommuneDesk, answered, at: Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-already-asked");
        await TryAskAsync(superior, answered, at: Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await TryAskAsync(district.CommuneDesk, answered, Asked(superiorReason: "Giấy tờ hết hạn"), Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.superior-required");
        var again = await AskFullyAsync(superior, answered, Asked(superiorReason: "Giấy tờ hết hạn trong khi chờ"), Morning.AddHours(3));

        (again.Number, again.Repeated).ShouldBe((2, true));
        var entries = await RequestsOfAsync(district.CommuneDesk, received);
        entries.GetArrayLength().ShouldBe(2);
        (entries[0].GetProperty("repeated").GetBoolean(), entries[1].GetProperty("superiorReason").GetString()).ShouldBe((false, "Giấy tờ hết hạn trong khi chờ"));
    }

    [Fact]
    public async Task The_handling_agency_asks_within_three_working_days_of_the_arrival()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var asked = await AskFullyAsync(district.Specialist, handed, at: Civil("2015-01-08 17:00"));

        (asked.Late, asked.AskBy).ShouldBe((false, Civil("2015-01-08 17:00")));
    }

    [Fact]
    public async Task Later_only_a_superior_asks_and_it_is_marked_late()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var refusal = await TryAskAsync(district.Specialist, handed, at: Civil("2015-01-09 07:30")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-too-late");
        await TryAskAsync(district.Specialist, handed, Asked(superiorReason: "Vừa phát hiện"), Civil("2015-01-09 07:30")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.superior-required");
        var asked = await AskFullyAsync(district.Head, handed, Asked(superiorReason: "Vừa phát hiện khi thẩm tra"), Civil("2015-01-09 07:30"));

        refusal.GetProperty("askBy").GetDateTimeOffset().ShouldBe(Civil("2015-01-08 17:00"));
        (asked.Late, asked.Repeated).ShouldBe((true, false));
    }

    [Fact]
    public async Task Only_the_holder_asks()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var taken = await MoveAsync(district.Specialist, handed, "taking-up");

        await TryAskAsync(district.CommuneDesk, taken).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await TryAskAsync(district.OtherSpecialist, taken).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
    }

    [Fact]
    public async Task Items_are_components_of_the_procedure_and_reasons_are_of_the_list()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        await TryAskAsync(district.CommuneDesk, received, Asked([new { component = "XYZ", reasonCode = "BS-THIEU" }])).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-component");
        await TryAskAsync(district.CommuneDesk, received, Asked([new { component = "GT", reasonCode = "BS-LA" }])).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-reason");
        await TryAskAsync(district.CommuneDesk, received, Asked([new { component = "GT", reasonCode = "TC-TRUNG" }])).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-reason");
        await TryAskAsync(district.CommuneDesk, received, Asked([new { component = "GT", reasonCode = "BS-KHAC" }])).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.reason-required");
        await TryAskAsync(district.CommuneDesk, received, Asked([])).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAskAsync(district.CommuneDesk, received, Asked([new { reasonCode = "BS-THIEU" }])).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        (await RequestsOfAsync(district.CommuneDesk, received)).GetArrayLength().ShouldBe(0);
        await AskAsync(district.CommuneDesk, received);
    }

    [Fact]
    public async Task A_suspension_is_no_second_way_to_ask()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync());

        await TryAsync(district.CommuneDesk, received, "suspension", new { kind = "Supplement", reason = "Bổ sung bản sao" }).ShouldBe(HttpStatusCode.BadRequest);
        await TryAsync(district.CommuneDesk, received, "suspension", new { kind = 1, reason = "Bổ sung bản sao" }).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_dossier_that_ended()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync());
        var withdrawn = await MoveAsync(district.CommuneDesk, received, "withdrawal", new { reason = "Công dân xin rút" });

        await TryAskAsync(district.CommuneDesk, withdrawn).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task Of_two_who_ask_with_one_version_one_wins()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAskAsync(district.CommuneDesk, received)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await RequestsOfAsync(district.CommuneDesk, received)).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task It_asks_for_an_identity_a_right_and_a_dossier_in_reach()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync());
        var path = $"/v1/dossiers/{received.Id}/supplement-requests";

        await SendAsync(district.App.Anonymous(), path, Asked(), version: 1).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.App.AsOfficial(district.Commune, "dossiers:submit"), path, Asked(), version: 1).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:handle"), path, Asked(), version: 1).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.CommuneDesk.Client, path, Asked(), version: 9).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await district.App.AsOfficial(district.OtherCommune, "dossiers:handle").GetAsync(path).ShouldBe(HttpStatusCode.NotFound);
    }
}
