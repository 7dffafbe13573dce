using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Tests.Slices.Notices;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Petitions;

public sealed class AnsweringPetitionsTests(NoticeTown town) : IClassFixture<NoticeTown>
{
    private static readonly DateTimeOffset Later = District.Morning.AddHours(1);

    [Fact]
    public async Task A_petition_gets_a_code_of_the_year_and_ten_working_days()
    {
        var first = await SendAsync(Sent()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var second = await SendAsync(Sent()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var nextYear = await SendAsync(Sent(), at: District.Civil("2019-01-07 08:00")).ShouldBe<JsonElement>(HttpStatusCode.Created);

        Number(second).ShouldBeGreaterThan(Number(first));
        first.GetProperty("code").GetString().ShouldStartWith("PAKN-2015-");
        nextYear.GetProperty("code").GetString().ShouldBe("PAKN-2019-000001");
        first.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(District.Civil("2015-01-19 08:00"));
    }

    [Fact]
    public async Task Without_an_account_a_contact_is_needed()
    {
        await SendAsync(Sent(name: null)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-contact-required");
        await SendAsync(Sent(phone: null)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-contact-required");
    }

    [Fact]
    public async Task What_it_is_about_has_to_be_there()
    {
        await SendAsync(Sent(about: "Dossier")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-subject-missing");
        await SendAsync(Sent(about: "Procedure")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-subject-missing");
        await SendAsync(Sent(about: "Field")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-subject-missing");
        await SendAsync(Sent(agency: Guid.CreateVersion7())).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        await SendAsync(Sent(about: "Unknown")).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await SendAsync(Sent(content: new string('x', 5001))).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Fact]
    public async Task A_petition_is_accepted_answered_told_by_mail_and_rated_by_who_has_the_key()
    {
        var (mail, _) = town.NewContact();
        var sent = await SendAsync(Sent(mail: mail)).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var answered = await AnswerAsync(sent.GetProperty("id").GetGuid());
        var (code, key) = (sent.GetProperty("code").GetString()!, sent.GetProperty("key").GetString()!);

        var seen = await FollowAsync(code, key).ShouldBe<JsonElement>(HttpStatusCode.OK);
        await RateAsync(code, "wrong", answered).ShouldBe(HttpStatusCode.NotFound);
        await RateAsync(code, key, answered).ShouldBe(HttpStatusCode.NoContent);
        await RateAsync(code, key, answered + 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-rated");

        seen.GetProperty("answer").GetString().ShouldBe("UBND xã đã nhắc nhở bộ phận tiếp nhận.");
        await FollowAsync(code, "wrong").ShouldBe(HttpStatusCode.NotFound);
        await Eventually.IsTrue(
            async () =>
            {
                await town.DeliverAsync(District.Morning.AddHours(4));
                return town.Sink.LettersTo(mail).Count == 3;
            },
            "reception, acceptance and answer are told", TimeSpan.FromSeconds(30));
        town.Sink.LettersTo(mail).ShouldContain(l => l.TextBody!.Contains("Nội dung trả lời: UBND xã đã nhắc nhở bộ phận tiếp nhận."));
    }

    [Fact]
    public async Task Each_forwarding_is_told_with_its_reason_and_so_is_a_refusal()
    {
        var (mail, _) = town.NewContact();
        var sent = await SendAsync(Sent(mail: mail)).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var (id, code) = (sent.GetProperty("id").GetGuid(), sent.GetProperty("code").GetString());
        var other = await town.District.AppointAsync(town.District.OtherCommune, "Tạ Thị Hòa", "dossiers:receive");
        await MoveAsync(town.District.CommuneDesk, id, "forwarding", new { agencyId = town.District.OtherCommune, reason = "Cán bộ thuộc xã Liêm Cần" }, 1).ShouldBe(HttpStatusCode.OK);
        await MoveAsync(other, id, "forwarding", new { agencyId = town.District.Commune, reason = "Cán bộ đã chuyển về Thanh Hà" }, 2, Later.AddHours(1)).ShouldBe(HttpStatusCode.OK);
        await MoveAsync(town.District.CommuneDesk, id, "refusal", new { text = "Vụ việc đang được tòa án giải quyết" }, 3, Later.AddHours(2)).ShouldBe(HttpStatusCode.OK);

        await Eventually.IsTrue(
            async () =>
            {
                await town.DeliverAsync(District.Morning.AddHours(4));
                return town.Sink.LettersTo(mail).Count == 4;
            },
            "reception, two forwardings and the refusal are told", TimeSpan.FromSeconds(30));

        string[] forwarded = [.. town.Sink.LettersTo(mail).Where(l => l.Subject == $"Chuyển phản ánh, kiến nghị {code} đến cơ quan có thẩm quyền").Select(l => l.TextBody!)];
        forwarded.ShouldContain(t => t.Contains("đã được chuyển đến UBND xã Liêm Cần") && t.Contains("Lý do: Cán bộ thuộc xã Liêm Cần"));
        forwarded.ShouldContain(t => t.Contains("đã được chuyển đến UBND xã Thanh Hà") && t.Contains("Lý do: Cán bộ đã chuyển về Thanh Hà"));
        town.Sink.LettersTo(mail).Single(l => l.Subject == $"Không thụ lý phản ánh, kiến nghị {code}").TextBody!.ShouldContain("Lý do: Vụ việc đang được tòa án giải quyết");
    }

    [Fact]
    public async Task An_account_follows_its_own_petitions_only()
    {
        var citizen = town.District.App.As(CallerKind.Citizen, "dossiers:submit");
        var sent = await SendAsync(Sent(name: null, phone: null), citizen).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var id = sent.GetProperty("id").GetGuid();
        await RateMineAsync(citizen, id, 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-not-answered");
        var answered = await AnswerAsync(id);

        sent.GetProperty("key").ValueKind.ShouldBe(JsonValueKind.Null);
        (await citizen.GetAsync("/v1/my-petitions").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("items").GetArrayLength().ShouldBe(1);
        await RateMineAsync(citizen, id, answered).ShouldBe(HttpStatusCode.NoContent);
        await town.District.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync($"/v1/my-petitions/{id}").ShouldBe(HttpStatusCode.NotFound);
        await town.District.App.Anonymous().GetAsync("/v1/my-petitions").ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_competence_it_is_refused_with_a_reason_or_forwarded_while_the_time_goes_on()
    {
        var refused = await NewAsync();
        var forwarded = await NewAsync();
        var desk = town.District.CommuneDesk;
        var other = await town.District.AppointAsync(town.District.OtherCommune, "Bùi Thị Lan", "dossiers:receive");
        await MoveAsync(other, refused, "acceptance", new { }, 1).ShouldBe(HttpStatusCode.NotFound);

        await MoveAsync(desk, refused, "refusal", new { text = "Không thuộc thẩm quyền của xã." }, 1).ShouldBe(HttpStatusCode.OK);
        await MoveAsync(desk, refused, "acceptance", new { }, 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-move-not-allowed");
        await MoveAsync(desk, forwarded, "forwarding", new { agencyId = town.District.Commune, reason = "Đúng nơi" }, 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-forwarded-to-self");
        await MoveAsync(desk, forwarded, "forwarding", new { agencyId = Guid.CreateVersion7(), reason = "Đúng nơi" }, 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        var moved = await MoveAsync(desk, forwarded, "forwarding", new { agencyId = town.District.OtherCommune, reason = "Thuộc xã Liêm Cần" }, 1).ShouldBe<JsonElement>(HttpStatusCode.OK);

        moved.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(District.Civil("2015-01-19 08:00"));
        await MoveAsync(desk, forwarded, "acceptance", new { }, 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await MoveAsync(other, forwarded, "acceptance", new { }, 1).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await MoveAsync(other, forwarded, "acceptance", new { }, 2).ShouldBe(HttpStatusCode.OK);
        (await District.ReadAsync(desk, $"/v1/petitions/{forwarded}")).GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("action").GetString()).ShouldBe(["Received", "Forwarded", "Accepted"]);
    }

    [Fact]
    public async Task The_time_is_extended_once_by_a_superior_before_it_has_run_out()
    {
        var (petition, late) = (await NewAsync(), await NewAsync());
        var superior = await SuperiorAsync();
        var reason = new { text = "Cần xác minh tại thôn." };

        await MoveAsync(town.District.CommuneDesk, petition, "extension", reason, 1).ShouldBe(HttpStatusCode.Forbidden);
        var extended = await MoveAsync(superior, petition, "extension", reason, 1).ShouldBe<JsonElement>(HttpStatusCode.OK);
        await MoveAsync(superior, petition, "extension", reason, 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-extended");
        await MoveAsync(superior, late, "extension", reason, 1, District.Civil("2015-01-20 08:00")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-is-overdue");

        extended.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(District.Civil("2015-01-26 08:00"));
    }

    [Fact]
    public async Task What_is_overdue_is_listed_and_told_once()
    {
        var petition = await NewAsync();
        var (before, after) = (District.Civil("2015-01-19 07:59"), District.Civil("2015-01-19 08:01"));

        await town.District.App.RunWorkAsync("petition-deadlines", before);
        var early = Told(petition).Count;
        await town.District.App.RunWorkAsync("petition-deadlines", after);
        await town.District.App.RunWorkAsync("petition-deadlines", after.AddDays(1));

        await Eventually.IsTrue(() => Told(petition).Count > 0, "it is told");
        early.ShouldBe(0);
        Told(petition).Count.ShouldBe(1);
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/petitions?overdue=true&limit=200");
        request.Headers.Add("X-Clock", after.ToString("O"));
        (await town.District.CommuneDesk.Client.SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK))
            .GetProperty("items").EnumerateArray().ShouldContain(p => p.GetProperty("id").GetGuid() == petition);
    }

    [Fact]
    public async Task What_is_published_names_nobody_and_says_what_to_take_out()
    {
        var petition = await NewAsync();
        var superior = await SuperiorAsync();
        var words = new { title = "Về thái độ tiếp nhận", question = "Người dân phản ánh cán bộ hướng dẫn nhiều lần.", answer = "UBND xã đã nhắc nhở; mức thu 150.000.000 đồng và vốn 10.000.000.000 đồng là đúng." };
        await MoveAsync(superior, petition, "publication", words, 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-not-answered");
        var version = await AnswerAsync(petition);

        var problem = await MoveAsync(superior, petition, "publication", words with
        {
            question = "Bà PHẠM THỊ NGÀ (số 035085012345, 0912 345 678) phản ánh.",
            answer = "Xin liên hệ nga.pham@example.vn để biết thêm.",
        }, version).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.personal-data-found");
        await MoveAsync(superior, petition, "publication", words, version).ShouldBe(HttpStatusCode.OK);
        await MoveAsync(superior, petition, "publication", words, version + 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.petition-is-published");

        problem.GetProperty("found").EnumerateArray().Select(f => $"{f.GetProperty("kind").GetString()} {f.GetProperty("part").GetString()}").Order()
            .ShouldBe(["IdentityNumber question", "Mail answer", "Name question", "Phone question"], ignoreOrder: true);
    }

    [Fact]
    public async Task Everybody_finds_what_is_published_without_minding_diacritics()
    {
        var superior = await SuperiorAsync();
        var codes = new List<string>();
        foreach (var title in new[] { "Sửa đường thôn Ngọc Sơn", "Chợ thôn Ngọc Sơn họp lấn đường" })
        {
            var sent = await SendAsync(Sent()).ShouldBe<JsonElement>(HttpStatusCode.Created);
            var id = sent.GetProperty("id").GetGuid();
            var version = await AnswerAsync(id);
            await MoveAsync(superior, id, "publication", new { title, question = "Người dân đề nghị giải quyết.", answer = "Xã đã lên kế hoạch." }, version, Later.AddMinutes(codes.Count)).ShouldBe(HttpStatusCode.OK);
            codes.Add(sent.GetProperty("code").GetString()!);
        }

        var anybody = town.District.App.Anonymous();
        var first = await anybody.GetAsync("/v1/published-petitions?q=ngoc son DUONG&limit=1").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var second = await anybody.GetAsync($"/v1/published-petitions?q=ngoc son DUONG&limit=1&after={first.GetProperty("next").GetString()}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var none = await anybody.GetAsync("/v1/published-petitions?q=100%25").ShouldBe<JsonElement>(HttpStatusCode.OK);

        first.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe(codes[1]);
        second.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe(codes[0]);
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await anybody.GetAsync($"/v1/published-petitions/{codes[0]}").ShouldBe(HttpStatusCode.OK)).Content.ShouldNotBeNull();
        await anybody.GetAsync($"/v1/published-petitions/{(await SendAsync(Sent()).ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("code").GetString()}").ShouldBe(HttpStatusCode.NotFound);
    }

    private static int Number(JsonElement sent) => int.Parse(sent.GetProperty("code").GetString()!.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);

    private object Sent(string about = "Attitude", string? name = "Phạm Thị Ngà", string? phone = "0987654321", string? mail = null, Guid? agency = null, string content = "Cán bộ hướng dẫn nhiều lần, không rõ ràng.") =>
        new { about, title = "Về thái độ của cán bộ", content, agencyId = agency ?? town.District.Commune, name, phone, email = mail };

    private Task<HttpResponseMessage> SendAsync(object body, HttpClient? client = null, DateTimeOffset? at = null) =>
        District.SendAsync(client ?? town.District.App.Anonymous(), "/v1/petitions", body, at ?? District.Morning, key: Guid.CreateVersion7());

    private async Task<Guid> NewAsync() => (await SendAsync(Sent()).ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private Task<Person> SuperiorAsync() => town.District.AppointAsync(town.District.Commune, "Đinh Văn Trưởng", "dossiers:decide");

    private static Task<HttpResponseMessage> MoveAsync(Person person, Guid petition, string move, object body, int version, DateTimeOffset? at = null) =>
        District.SendAsync(person.Client, $"/v1/petitions/{petition}/{move}", body, at ?? Later, version);

    private async Task<int> AnswerAsync(Guid petition)
    {
        await MoveAsync(town.District.CommuneDesk, petition, "acceptance", new { }, 1).ShouldBe(HttpStatusCode.OK);
        var answered = await MoveAsync(await SuperiorAsync(), petition, "answer", new { text = "UBND xã đã nhắc nhở bộ phận tiếp nhận." }, 2).ShouldBe<JsonElement>(HttpStatusCode.OK);
        return answered.GetProperty("version").GetInt32();
    }

    private Task<HttpResponseMessage> FollowAsync(string code, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/petitions/tracking/{code}");
        request.Headers.Add("Petition-Key", key);
        return town.District.App.Anonymous().SendAsync(request);
    }

    private Task<HttpResponseMessage> RateAsync(string code, string key, int version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/petitions/tracking/{code}/rating") { Content = JsonContent.Create(new { satisfied = true }) };
        request.Headers.Add("Petition-Key", key);
        request.Headers.Add("If-Match", $"\"{version}\"");
        return town.District.App.Anonymous().SendAsync(request);
    }

    private static Task<HttpResponseMessage> RateMineAsync(HttpClient citizen, Guid id, int version) =>
        District.SendAsync(citizen, $"/v1/my-petitions/{id}/rating", new { satisfied = false }, Later, version);

    private IReadOnlyList<JsonElement> Told(Guid petition) => [.. town.District.App.Events.HeardOf("egov.dossiers.petition-overdue.v1")
        .Select(e => e.GetProperty("data")).Where(e => e.GetProperty("petitionId").GetGuid() == petition)];
}
