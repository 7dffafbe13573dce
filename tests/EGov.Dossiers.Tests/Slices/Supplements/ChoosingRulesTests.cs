using System.Net;
using System.Net.Http.Json;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Supplements.Supplementing;

namespace EGov.Dossiers.Tests.Slices.Supplements;

public sealed class ChoosingRulesTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task An_agencys_option_goes_before_the_procedures_for_what_is_received_while_it_holds()
    {
        var procedure = await district.PublishLocalAsync(days: 3);
        var desk = await district.AppointAsync(district.OtherCommune, "Ngô Thị Lan", "dossiers:receive", "dossiers:handle");
        var before = await district.ReceiveAsync(procedure, Civil("2015-01-05 08:00"), desk);
        await SetAsync(district.OtherCommune, 0, new { validFrom = "2015-01-06", policy = "Extend" }, Civil("2015-01-05 09:00")).ShouldBe(HttpStatusCode.OK);
        var after = await district.ReceiveAsync(procedure, Civil("2015-01-06 08:00"), desk);

        var kept = await AnswerAsync(desk, await AskAsync(desk, before, at: Civil("2015-01-06 09:00")), at: Civil("2015-01-07 09:00"));
        var extended = await AnswerAsync(desk, await AskAsync(desk, after, at: Civil("2015-01-06 09:00")), at: Civil("2015-01-07 09:00"));

        kept.DueAt.ShouldBe(Civil("2015-01-12 09:00"));
        extended.DueAt.ShouldBe(Civil("2015-01-12 08:00"));
    }

    [Fact]
    public async Task An_option_begins_after_today_and_is_set_by_who_reaches_the_agency()
    {
        var body = new { validFrom = "2015-01-06", policy = "Extend" };
        await SetAsync(district.LabourOffice, 0, body, Civil("2015-01-06 08:00")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.rule-in-the-past");
        await SetAsync(district.LabourOffice, 7, body, Civil("2015-01-05 08:00")).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await SetAsync(district.LabourOffice, 0, body, Civil("2015-01-05 08:00")).ShouldBe(HttpStatusCode.OK);
        await SetAsync(district.LabourOffice, 1, body, Civil("2015-01-05 08:00")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-option-taken");

        await district.App.Anonymous().GetAsync($"/v1/supplement-options/{district.LabourOffice}").ShouldBe(HttpStatusCode.Unauthorized);
        await SetAsync(district.LabourOffice, 1, body, Morning, district.Head.Client).ShouldBe(HttpStatusCode.Forbidden);
        await SetAsync(district.LabourOffice, 1, body, Morning, district.App.AsOfficial(district.Commune, "procedures:manage")).ShouldBe(HttpStatusCode.NotFound);
        var read = await ReadAsync(district.Head, $"/v1/supplement-options/{district.LabourOffice}");
        read.GetProperty("options").EnumerateArray().Single().GetProperty("policy").GetString().ShouldBe("Extend");
    }

    [Fact]
    public async Task Reasons_are_listed_by_kind_as_they_hold_on_a_day()
    {
        await PublishAsync(new { code = "BS-BANSAO", kind = "Supplement", vietnamese = "Bản sao chưa được chứng thực điện tử", english = "The copy is not certified", validFrom = "2015-03-01" })
            .ShouldBe(HttpStatusCode.Created);
        await PublishAsync(new { code = "BS-TAM", kind = "Supplement", vietnamese = "Lý do áp dụng trong tháng ba", english = "A reason for March", validFrom = "2015-03-01", validTo = "2015-04-01" })
            .ShouldBe(HttpStatusCode.Created);

        (await WordsAsync("2015-02-28")).ShouldContain("Bản sao chưa được chứng thực hoặc chưa đối chiếu với bản chính");
        (await WordsAsync("2015-03-01")).ShouldContain("Bản sao chưa được chứng thực điện tử");
        (await WordsAsync("2015-03-01")).ShouldNotContain("Bản sao chưa được chứng thực hoặc chưa đối chiếu với bản chính");
        (await WordsAsync("2015-03-31")).ShouldContain("Lý do áp dụng trong tháng ba");
        (await WordsAsync("2015-04-01")).ShouldNotContain("Lý do áp dụng trong tháng ba");
        (await ReadAsync(district.CommuneDesk, "/v1/reason-templates?kind=refusal&day=2015-01-05")).GetProperty("reasons").EnumerateArray()
            .ShouldAllBe(r => r.GetProperty("kind").GetString() == "Refusal");
    }

    [Fact]
    public async Task Reasons_are_published_for_days_to_come_by_the_keeper_of_the_catalogue()
    {
        var body = new { code = "BS-MOI", kind = "Supplement", vietnamese = "Lý do mới công bố", english = "A new reason", validFrom = "2015-02-01" };
        await PublishAsync(body).ShouldBe(HttpStatusCode.Created);
        await PublishAsync(body).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.reason-taken");
        await PublishAsync(new { code = "BS-CU", kind = "Supplement", vietnamese = "Lý do từ hôm nay", english = "A reason of today", validFrom = "2015-01-05" })
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.rule-in-the-past");
        await PublishAsync(new { code = "bs", kind = "Supplement", vietnamese = "Lý do mới", english = "A reason", validFrom = "2015-02-01" }).ShouldBe(HttpStatusCode.BadRequest);
        await PublishAsync(body, district.Head.Client).ShouldBe(HttpStatusCode.Forbidden);
        await PublishAsync(body, district.App.Anonymous()).ShouldBe(HttpStatusCode.Unauthorized);
        await district.App.Anonymous().GetAsync("/v1/reason-templates").ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<List<string>> WordsAsync(string day) =>
        [.. (await ReadAsync(district.CommuneDesk, $"/v1/reason-templates?kind=supplement&day={day}")).GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("vietnamese").GetString()!)];

    private Task<HttpResponseMessage> PublishAsync(object body, HttpClient? client = null) =>
        SendAsync(client ?? district.Controller.Client, "/v1/reason-templates", body, Morning, key: Guid.CreateVersion7());

    private Task<HttpResponseMessage> SetAsync(Guid agency, int version, object body, DateTimeOffset at, HttpClient? client = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/supplement-options/{agency}") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Clock", at.ToString("O"));
        request.Headers.Add("If-Match", $"\"{version}\"");
        return (client ?? district.Controller.Client).SendAsync(request);
    }
}
