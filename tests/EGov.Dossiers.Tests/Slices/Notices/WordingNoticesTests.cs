using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Notices;

public sealed class WordingNoticesTests(NoticeTown town) : IClassFixture<NoticeTown>
{
    private static readonly object Words = new { title = "Hồ sơ {code} đã vào sổ", text = "Kính gửi {name}: {agency} đã nhận hồ sơ {code}.", titleEnglish = "Dossier {code}", textEnglish = "{agency} has it." };

    [Fact]
    public async Task New_words_hold_from_their_day_on_and_the_former_before_it()
    {
        await AddAsync("DossierReceived", "Mail", "2015-03-02", Words).ShouldBe(HttpStatusCode.Created);
        var (before, after) = (town.NewContact().Mail, town.NewContact().Mail);
        var procedure = await town.District.PublishLocalAsync();
        var earlier = await town.ReceiveAsync(procedure, before, null, District.Civil("2015-02-27 08:00"));
        var later = await town.ReceiveAsync(procedure, after, null, District.Civil("2015-03-02 08:00"));
        await town.NoticesOfAsync(earlier.Id, 1);
        await town.NoticesOfAsync(later.Id, 1);

        await town.DeliverAsync(District.Civil("2015-03-02 09:00"));

        town.Sink.LettersTo(before).Single().Subject.ShouldBe($"Đã tiếp nhận hồ sơ {earlier.Code}");
        town.Sink.LettersTo(after).Single().Subject.ShouldBe($"Hồ sơ {later.Code} đã vào sổ");
        town.Sink.LettersTo(after).Single().TextBody!.ShouldStartWith("Kính gửi Nguyễn Thị Mai Hương: UBND xã Thanh Hà đã nhận hồ sơ");
    }

    [Fact]
    public async Task A_mark_without_a_meaning_is_refused_and_named()
    {
        var words = new { title = "Hồ sơ {code}", text = "Số tiền {total}, {ratingLink}", titleEnglish = "{code}", textEnglish = "{code}" };

        var problem = await AddAsync("DossierWithdrawn", "Mail", "2015-03-02", words).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-mark");
        await PreviewAsync("DossierWithdrawn", "Mail", words).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-mark");

        problem.GetProperty("marks").EnumerateArray().Select(m => m.GetString()).ShouldBe(["total", "ratingLink"]);
    }

    [Fact]
    public async Task A_template_begins_today_at_the_earliest() =>
        await AddAsync("DossierStopped", "Mail", "2015-01-04", Words).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.notice-template-in-the-past");

    [Fact]
    public async Task One_kind_has_one_template_per_first_day()
    {
        await AddAsync("DossierDeclined", "Mail", "2015-04-01", Words).ShouldBe(HttpStatusCode.Created);

        await AddAsync("DossierDeclined", "Mail", "2015-04-01", Words).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.notice-template-day-taken");
    }

    [Fact]
    public async Task Words_are_edited_until_their_day_comes()
    {
        var added = await AddAsync("DossierResumed", "Mail", "2015-05-04", Words).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var id = added.GetProperty("id").GetGuid();

        await EditAsync(id, 1, "2015-05-01 08:00").ShouldBe(HttpStatusCode.OK);
        await EditAsync(id, 1, "2015-05-01 08:00").ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await EditAsync(id, 2, "2015-05-04 08:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.notice-template-in-effect");
        await EditAsync(Guid.CreateVersion7(), 1, "2015-05-01 08:00").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_preview_shows_text_and_encoded_html_and_sends_nothing()
    {
        var words = new { title = "Yêu cầu bổ sung {code}", text = "Lý do: {reason}\nNộp tiền: {acceptBy}", titleEnglish = "Supplement", textEnglish = "Reason: {reason}" };

        var mail = await PreviewAsync("SupplementRequested", "Mail", words).ShouldBe<JsonElement>(HttpStatusCode.OK);
        var sms = await PreviewAsync("SupplementRequested", "Sms", new { text = "Hồ sơ {code} cần bổ sung." }).ShouldBe<JsonElement>(HttpStatusCode.OK);

        mail.GetProperty("title").GetString().ShouldBe("Yêu cầu bổ sung H25.30.21-250915-0001");
        mail.GetProperty("html").GetString()!.ShouldContain("&lt;bản chính&gt;");
        sms.GetProperty("characters").GetInt32().ShouldBe("Hồ sơ H25.30.21-250915-0001 cần bổ sung.".Length);
    }

    [Fact]
    public async Task A_mail_without_English_and_an_SMS_that_is_too_long_are_no_templates()
    {
        await AddAsync("DossierStopped", "Mail", "2015-03-02", new { title = "Dừng", text = "Hồ sơ dừng giải quyết." }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await AddAsync("DossierStopped", "Sms", "2015-03-02", new { text = new string('x', 301) }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await AddAsync("DossierStopped", "Account", "2015-03-02", Words).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Fact]
    public async Task Every_kind_comes_with_words_for_mail_and_sms()
    {
        var list = await Manager().GetAsync("/v1/notice-templates?limit=200").ShouldBe<JsonElement>(HttpStatusCode.OK);

        var first = list.GetProperty("items").EnumerateArray().Where(t => t.GetProperty("validFrom").GetString() == "2000-01-01").ToList();
        foreach (var kind in Enum.GetNames<Dossiers.Model.NoticeKind>())
        {
            first.Where(t => t.GetProperty("kind").GetString() == kind).Select(t => t.GetProperty("channel").GetString()).Order().ShouldBe(["Mail", "Sms"]);
        }
    }

    private HttpClient Manager() => town.District.App.As(CallerKind.Official, "procedures:manage");

    private Task<HttpResponseMessage> AddAsync(string kind, string channel, string validFrom, object words) =>
        District.SendAsync(Manager(), "/v1/notice-templates", new { kind, channel, validFrom, words }, District.Morning, key: Guid.CreateVersion7());

    private Task<HttpResponseMessage> PreviewAsync(string kind, string channel, object words) =>
        District.SendAsync(Manager(), "/v1/notice-templates/preview", new { kind, channel, words }, District.Morning);

    private Task<HttpResponseMessage> EditAsync(Guid id, int version, string at)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/notice-templates/{id}") { Content = JsonContent.Create(new { validFrom = "2015-05-04", words = Words }) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        request.Headers.Add("X-Clock", District.Civil(at).ToString("O"));
        return Manager().SendAsync(request);
    }
}
