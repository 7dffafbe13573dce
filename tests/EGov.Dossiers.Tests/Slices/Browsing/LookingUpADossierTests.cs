using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Browsing;

public sealed class LookingUpADossierTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Anyone_with_the_code_sees_progress_and_nothing_about_persons()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var text = await (await district.App.Anonymous().GetAsync($"/v1/tracking/{handed.Code}").ShouldBe(HttpStatusCode.OK)).Content.ReadAsStringAsync();

        var tracking = JsonDocument.Parse(text).RootElement;
        tracking.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "state", "stateCode", "stateName", "stateNameEnglish", "percent"]);
        tracking.GetProperty("stateCode").GetInt32().ShouldBe(4);
        tracking.GetProperty("percent").GetInt32().ShouldBe(25);
        text.ShouldNotContain("Hương");
        await district.App.Anonymous().GetAsync("/v1/tracking/000.21.30.H25-150105-9999").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_owner_sees_the_office_but_not_the_official()
    {
        var citizen = district.App.As(CallerKind.Citizen, "dossiers:submit");
        var procedure = await district.PublishVerticalAsync();
        var submitted = await SendAsync(
            citizen,
            "/v1/dossiers/online",
            new
            {
                procedureCode = procedure,
                agencyId = district.Commune,
                applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" },
                components = new[] { new { code = "DON", originals = 1, copies = 0 } },
            },
            Morning,
            key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance");
        var handed = await MoveAsync(district.CommuneDesk, accepted, "hand-over", new { step = 2 }, Morning.AddHours(2));
        await ArrivedAsync(district.Head, handed);
        await MoveAsync(district.Head, handed, "assignment", new { officialId = district.Specialist.Id }, Morning.AddHours(3));

        var text = await (await citizen.GetAsync($"/v1/my-dossiers/{submitted.Id}").ShouldBe(HttpStatusCode.OK)).Content.ReadAsStringAsync();

        var stages = JsonDocument.Parse(text).RootElement.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("agency").GetString());
        stages.ShouldBe(["UBND xã Thanh Hà", "Phòng Lao động - Thương binh và Xã hội"]);
        text.ShouldNotContain("Đức");
        text.ShouldNotContain(district.Specialist.Id.ToString());
        var stranger = district.App.As(CallerKind.Citizen, "dossiers:submit");
        await stranger.GetAsync($"/v1/my-dossiers/{submitted.Id}").ShouldBe(HttpStatusCode.NotFound);
        await district.App.Anonymous().GetAsync($"/v1/my-dossiers/{submitted.Id}").ShouldBe(HttpStatusCode.Unauthorized);
        await district.CommuneDesk.Client.GetAsync($"/v1/my-dossiers/{submitted.Id}").ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_history_tells_who_did_what_when_and_from_where_to_where()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var history = await ReadAsync(district.Specialist, $"/v1/dossiers/{handed.Id}/history");

        var entry = history.GetProperty("entries")[1];
        entry.GetProperty("action").GetString().ShouldBe("HandedOver");
        entry.GetProperty("at").GetDateTimeOffset().ShouldBe(Morning.AddHours(1));
        entry.GetProperty("actorName").GetString().ShouldNotBeNullOrEmpty();
        entry.GetProperty("from").GetProperty("agency").GetString().ShouldBe("UBND xã Thanh Hà");
        entry.GetProperty("from").GetProperty("official").GetString().ShouldBe("Trần Thị Bích");
        entry.GetProperty("from").GetProperty("state").GetString().ShouldBe("Received");
        entry.GetProperty("to").GetProperty("agencyId").GetGuid().ShouldBe(district.LabourOffice);
        entry.GetProperty("to").GetProperty("state").GetString().ShouldBe("Processing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/history")]
    [InlineData("/due-time")]
    public async Task Reading_asks_for_an_identity_a_right_and_a_dossier_in_reach(string part)
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync());
        var path = $"/v1/dossiers/{received.Id}{part}";

        await district.App.Anonymous().GetAsync(path).ShouldBe(HttpStatusCode.Unauthorized);
        await district.App.AsOfficial(district.Commune, "dossiers:submit").GetAsync(path).ShouldBe(HttpStatusCode.Forbidden);
        await district.App.AsOfficial(district.OtherCommune, "dossiers:handle").GetAsync(path).ShouldBe(HttpStatusCode.NotFound);
        await district.App.AsOfficial(district.Commune, "dossiers:handle").GetAsync(path).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var citizen = district.App.As(CallerKind.Citizen, "dossiers:submit");
        var foreign = Convert.ToBase64String("""{"v":1,"sort":"procedures/name","keys":{"id":"0197c0c0-0000-7000-8000-000000000000"}}"""u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        await citizen.GetAsync($"/v1/my-dossiers?after={foreign}").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-cursor");
        await citizen.GetAsync("/v1/my-dossiers?limit=201").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Fact]
    public async Task A_dossier_keeps_the_version_it_was_received_under()
    {
        var procedure = await district.PublishLocalAsync(days: 3);
        var old = await district.ReceiveAsync(procedure, Civil("2015-01-05 08:00"));
        var drafting = new HttpRequestMessage(HttpMethod.Post, $"/v1/procedures/{procedure}/versions");
        drafting.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var content = (await ReadAsync(district.Controller, $"/v1/procedures/{procedure}/versions/1")).GetProperty("content").ToString()
            .Replace("\"amount\":3", "\"amount\":1", StringComparison.Ordinal).Replace("\"hours\":20", "\"hours\":4", StringComparison.Ordinal);
        drafting.Content = new StringContent(content, System.Text.Encoding.UTF8, "application/json");
        await district.Controller.Client.SendAsync(drafting).ShouldBe(HttpStatusCode.Created);
        await district.PublishVersionAsync(procedure, 2, new DateOnly(2015, 1, 6));

        var late = await district.ReceiveAsync(procedure, Civil("2015-01-06 08:00"));

        late.DueAt.ShouldBe(Civil("2015-01-07 08:00"));
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{old.Id}")).GetProperty("procedureVersion").GetInt32().ShouldBe(1);
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{late.Id}")).GetProperty("procedureVersion").GetInt32().ShouldBe(2);
    }
}
