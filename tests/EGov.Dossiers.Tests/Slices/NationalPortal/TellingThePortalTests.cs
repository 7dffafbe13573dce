using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using EGov.TestPortal;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.NationalPortal;

public sealed class TellingThePortalTests(PortalDistrict world) : IClassFixture<PortalDistrict>, IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = District.Morning;

    public async ValueTask InitializeAsync() => await world.BehavesAsync(new Behaviour());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_received_dossier_is_told_in_the_portals_own_words()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());

        await world.TellAsync(dossier, Morning.AddMinutes(5));

        var kept = await world.HasAsync(dossier.Code!);
        var told = kept.GetProperty("dossier");
        told.GetProperty("MaHoSo").GetString().ShouldBe(dossier.Code);
        told.GetProperty("ChuHoSo").GetString().ShouldBe("Nguyễn Thị Mai Hương");
        told.GetProperty("TrangThaiHoSo").GetString().ShouldBe("2");
        told.GetProperty("NgayTiepNhan").GetString().ShouldBe("20150105080000");
        told.GetProperty("NgayHenTra").GetString().ShouldBe(dossier.DueAt!.Value.ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMddHHmmss", null));
        told.GetProperty("LoaiDoiTuong").GetString().ShouldBe("1");
        kept.GetProperty("updating").GetBoolean().ShouldBeFalse();
        kept.GetProperty("steps").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Each_change_is_told_once_with_the_progress_that_is_new()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.TellAsync(dossier, Morning.AddMinutes(5));

        await District.MoveAsync(world.District.CommuneDesk, dossier, "taking-up");
        await world.TellAsync(dossier, Morning.AddHours(2));
        await world.District.App.RunWorkAsync("portal-delivery", Morning.AddHours(3));

        var kept = await world.HasAsync(dossier.Code!);
        kept.GetProperty("told").GetInt32().ShouldBe(2);
        kept.GetProperty("updating").GetBoolean().ShouldBeTrue();
        kept.GetProperty("dossier").GetProperty("TrangThaiHoSo").GetString().ShouldBe("4");
        kept.GetProperty("steps").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_that_is_lost_leads_to_the_same_message_and_no_second_dossier()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.BehavesAsync(new Behaviour(LosesAnswers: true));
        await world.TellAsync(dossier, Morning.AddMinutes(5));
        (await world.LineAsync(dossier))!.Value.GetProperty("errorCode").GetString().ShouldBe("unreachable");

        await world.BehavesAsync(new Behaviour());
        await world.District.App.RunWorkAsync("portal-delivery", Morning.AddMinutes(10));

        var line = (await world.LineAsync(dossier))!.Value;
        line.GetProperty("status").GetString().ShouldBe("Told");
        line.GetProperty("lagSeconds").GetInt64().ShouldBe(600);
        (await world.HasAsync(dossier.Code!)).GetProperty("steps").GetArrayLength().ShouldBe(1);
        var messages = (await MessagesAsync(dossier)).Where(m => m.GetProperty("service").GetString() == "DongBoHoSoMC").ToList();
        messages.Count.ShouldBe(1);
        messages[0].GetProperty("attempts").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task While_the_portal_is_away_the_dossier_waits_longer_from_time_to_time()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.BehavesAsync(new Behaviour(Away: true));
        await world.TellAsync(dossier, Morning.AddMinutes(5));

        await world.District.App.RunWorkAsync("portal-delivery", Morning.AddMinutes(5).AddSeconds(29));
        (await world.LineAsync(dossier))!.Value.GetProperty("attempts").GetInt32().ShouldBe(1);

        await world.District.App.RunWorkAsync("portal-delivery", Morning.AddMinutes(5).AddSeconds(31));
        (await world.LineAsync(dossier))!.Value.GetProperty("attempts").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_dossier_the_portal_refuses_waits_for_a_person_and_shows_why()
    {
        var procedure = await world.District.PublishLocalAsync();
        var dossier = await world.District.ReceiveAsync(procedure);
        await world.BehavesAsync(new Behaviour(RefusesProcedure: procedure));
        await world.TellAsync(dossier, Morning.AddMinutes(5));
        var refused = (await world.LineAsync(dossier))!.Value;
        refused.GetProperty("status").GetString().ShouldBe("Refused");
        refused.GetProperty("error").GetString().ShouldBe("Thủ tục chưa được công bố");

        await world.BehavesAsync(new Behaviour());
        await world.District.App.RunWorkAsync("portal-delivery", Morning.AddHours(2));
        (await world.LineAsync(dossier))!.Value.GetProperty("status").GetString().ShouldBe("Refused");

        await ResendAsync(new { codes = new[] { dossier.Code } }).ShouldBe(HttpStatusCode.Accepted);
        await world.District.App.RunWorkAsync("portal-delivery", DateTimeOffset.UtcNow.AddMinutes(1));
        (await world.LineAsync(dossier))!.Value.GetProperty("status").GetString().ShouldBe("Told");
    }

    [Fact]
    public async Task The_list_says_what_the_portal_shows_instead()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.TellAsync(dossier, Morning.AddMinutes(5));
        await world.BehavesAsync(new Behaviour(ShowsState: "5"));

        await world.District.App.RunWorkAsync("portal-comparison", Morning.AddMinutes(10));

        var line = (await world.LineAsync(dossier))!.Value;
        line.GetProperty("status").GetString().ShouldBe("Different");
        line.GetProperty("theirState").GetString().ShouldBe("SupplementRequested");
        line.GetProperty("toldState").GetString().ShouldBe("Received");

        await world.BehavesAsync(new Behaviour());
        await world.District.App.RunWorkAsync("portal-comparison", Morning.AddDays(2));
        (await world.LineAsync(dossier))!.Value.GetProperty("status").GetString().ShouldBe("Same");
    }

    [Fact]
    public async Task A_dossier_the_portal_has_lost_is_told_again_with_its_whole_history()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.TellAsync(dossier, Morning.AddMinutes(5));
        await world.Portal.DeleteAsync($"/dossiers/{dossier.Code}").ShouldBe(HttpStatusCode.NoContent);
        await world.District.App.RunWorkAsync("portal-comparison", Morning.AddMinutes(10));
        (await world.LineAsync(dossier))!.Value.GetProperty("status").GetString().ShouldBe("Missing");

        await ResendAsync(new { status = "Missing" }).ShouldBe(HttpStatusCode.Accepted);
        await world.District.App.RunWorkAsync("portal-delivery", DateTimeOffset.UtcNow.AddMinutes(1));

        (await world.HasAsync(dossier.Code!)).GetProperty("steps").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_online_submission_is_told_once_it_has_its_code()
    {
        var citizen = world.District.App.As(Api.CallerKind.Citizen, "dossiers:submit");
        var submitted = await District.SendAsync(
            citizen, "/v1/dossiers/online", District.Application(await world.District.PublishLocalAsync(), agencyId: world.District.Commune), Morning, key: Guid.CreateVersion7())
            .ShouldBe<JsonElement>(HttpStatusCode.Created);
        var standing = new Standing(submitted.GetProperty("id").GetGuid(), null, 1, DossierState.Submitted, 1, 1, world.District.Commune, null, null, null);

        var accepted = await District.MoveAsync(world.District.CommuneDesk, standing, "acceptance");
        await world.TellAsync(accepted, Morning.AddHours(2));

        (await world.HasAsync(accepted.Code!)).GetProperty("dossier").GetProperty("NgayNopHoSo").GetString().ShouldBe("20150105080000");
    }

    [Fact]
    public async Task The_summary_counts_the_copies_and_a_spreadsheet_lists_them()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.TellAsync(dossier, Morning.AddMinutes(5));

        var summary = await world.Controller.GetAsync("/v1/national-portal/summary").ShouldBe<JsonElement>(HttpStatusCode.OK);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/v1/national-portal/dossiers");
        asked.Headers.Add("Accept", "text/csv");
        using var answer = await world.Controller.SendAsync(asked);
        var sheet = await answer.Content.ReadAsStringAsync();

        summary.GetProperty("configured").GetBoolean().ShouldBeTrue();
        summary.GetProperty("counts").GetProperty("Told").GetInt64().ShouldBeGreaterThan(0);
        sheet.ShouldContain(dossier.Code!);
        sheet.ShouldContain("Tình trạng đối soát");
    }

    [Fact]
    public async Task A_resending_says_which_dossiers_are_meant()
    {
        await ResendAsync(new { }).ShouldBe(HttpStatusCode.BadRequest);
        await ResendAsync(new { from = "2015-02-01", to = "2015-01-01" }).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_who_reports_assigns_or_operates_sees_it_and_only_its_own_dossiers()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync());
        await world.TellAsync(dossier, Morning.AddMinutes(5));
        var elsewhere = world.District.App.AsOfficial(world.District.OtherCommune, "dossiers:report", "dossiers:assign");

        await world.District.App.Anonymous().GetAsync("/v1/national-portal/dossiers").ShouldBe(HttpStatusCode.Unauthorized);
        await world.District.Specialist.Client.GetAsync("/v1/national-portal/dossiers").ShouldBe(HttpStatusCode.Forbidden);
        await elsewhere.GetAsync($"/v1/national-portal/dossiers?agency={world.District.Commune}").ShouldBe(HttpStatusCode.NotFound);
        await elsewhere.GetAsync($"/v1/national-portal/dossiers/{dossier.Id}/messages").ShouldBe(HttpStatusCode.NotFound);
        var resent = await elsewhere.PostAsJsonAsync("/v1/national-portal/resending", new { codes = new[] { dossier.Code } }).ShouldBe<JsonElement>(HttpStatusCode.Accepted);
        resent.GetProperty("dossiers").GetInt32().ShouldBe(0);
    }

    private Task<HttpResponseMessage> ResendAsync(object request) => world.Controller.PostAsJsonAsync("/v1/national-portal/resending", request);

    private async Task<List<JsonElement>> MessagesAsync(Standing dossier)
    {
        var messages = await world.Controller.GetAsync($"/v1/national-portal/dossiers/{dossier.Id}/messages").ShouldBe<JsonElement>(HttpStatusCode.OK);
        return [.. messages.GetProperty("messages").EnumerateArray()];
    }
}
