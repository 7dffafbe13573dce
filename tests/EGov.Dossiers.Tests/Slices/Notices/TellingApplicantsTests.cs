using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using MimeKit;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Notices;

public sealed class TellingApplicantsTests(NoticeTown town) : IClassFixture<NoticeTown>
{
    private static readonly DateTimeOffset Later = District.Morning.AddMinutes(5);

    [Fact]
    public async Task A_received_dossier_is_told_by_mail_and_sms_in_Vietnamese()
    {
        var (mail, phone) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, phone);
        await town.NoticesOfAsync(dossier.Id, 2);

        await town.DeliverAsync(Later);

        var letter = town.Sink.LettersTo(mail).ShouldHaveSingleItem();
        letter.Subject.ShouldBe($"Đã tiếp nhận hồ sơ {dossier.Code}");
        letter.From.Mailboxes.Single().Name.ShouldBe("Bộ phận Một cửa tỉnh Hà Nam");
        letter.To.Mailboxes.Single().Name.ShouldBe("Nguyễn Thị Mai Hương");
        letter.TextBody!.ShouldContain("UBND xã Thanh Hà đã tiếp nhận hồ sơ mã");
        letter.TextBody!.ShouldContain("Hẹn trả kết quả: 08 giờ 00 ngày 06/01/2015.");
        letter.TextBody!.ShouldContain("received your dossier");
        letter.HtmlBody!.ShouldContain("UBND xã Thanh Hà đã tiếp nhận hồ sơ mã");
        var message = town.Gateway.MessagesTo(phone).ShouldHaveSingleItem();
        message.Text.ShouldBe($"Hồ sơ {dossier.Code} đã được tiếp nhận.\nHẹn trả: 08 giờ 00 ngày 06/01/2015.");
        message.From.ShouldBe("MOTCUA-HN");
        town.Gateway.WronglySigned.ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_is_well_formed_whatever_wire_it_travels()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var notice = (await town.NoticesOfAsync(dossier.Id, 1))[0].GetProperty("id").GetGuid();

        await town.DeliverAsync(Later);

        var source = town.Sink.SourcesTo(mail).ShouldHaveSingleItem();
        var letter = town.Sink.LettersTo(mail)[0];
        source.ShouldAllBe(character => character < 128);
        source.ShouldContain("Subject: =?utf-8?");
        letter.MessageId.ShouldBe($"{notice:N}@{SmtpSink.Domain}");
        letter.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        letter.Body!.Headers["Content-Language"].ShouldBe("vi, en");
        letter.Date.ShouldBe(Later);
        var parts = ((Multipart)letter.Body!).OfType<TextPart>().ToList();
        letter.Body!.ContentType.MimeType.ShouldBe("multipart/alternative");
        parts.Select(p => p.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        parts.ShouldAllBe(p => p.ContentType.Charset == "utf-8");
    }

    [Fact]
    public async Task A_value_is_data_in_a_letter_and_never_markup()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);

        await District.MoveAsync(town.District.CommuneDesk, dossier, "suspension", new { kind = "Stop", reason = "Thiếu <b>bản sao</b> & \"{code}\"" });
        await town.NoticesOfAsync(dossier.Id, 2);
        await town.DeliverAsync(District.Morning.AddHours(2));

        var letter = town.Sink.LettersTo(mail).Single(l => l.Subject!.StartsWith("Dừng giải quyết", StringComparison.Ordinal));
        letter.HtmlBody!.ShouldContain("Thiếu &lt;b&gt;bản sao&lt;/b&gt; &amp; &quot;{code}&quot;");
        letter.HtmlBody!.ShouldNotContain("<b>");
        letter.TextBody!.ShouldContain("Thiếu <b>bản sao</b> & \"{code}\"");
    }

    [Fact]
    public async Task Each_move_of_a_dossier_is_told_once()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var desk = town.District.CommuneDesk;
        var paused = await District.MoveAsync(desk, dossier, "suspension", new { kind = "Stop", reason = "Chờ bản án có hiệu lực" });
        var resumed = await District.MoveAsync(desk, paused, "resumption", new { }, District.Morning.AddHours(2));
        await District.MoveAsync(desk, resumed, "withdrawal", new { reason = "Không còn nhu cầu" }, District.Morning.AddHours(3));

        var notices = await town.NoticesOfAsync(dossier.Id, 4);
        await town.DeliverAsync(District.Morning.AddHours(4));
        await town.DeliverAsync(District.Morning.AddHours(5));

        notices.Select(n => n.GetProperty("kind").GetString()).Order().ShouldBe(["DossierReceived", "DossierResumed", "DossierStopped", "DossierWithdrawn"]);
        town.Sink.LettersTo(mail).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_result_that_is_ready_early_is_told_at_once_and_where_to_fetch_it()
    {
        var (mail, _) = town.NewContact();
        var app = town.District.App;
        var decider = await town.District.AppointAsync(town.District.Commune, "Lê Văn Quyết", "dossiers:decide", "dossiers:handle");
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(days: 5), mail, null);
        var second = await District.MoveAsync(town.District.CommuneDesk, dossier, "hand-over", new { step = 2 });
        var decided = await District.MoveAsync(decider, second, "decision", new { outcome = "Granted", resultNumber = "01/GP" }, District.Morning.AddHours(3));
        await District.MoveAsync(town.District.CommuneDesk, decided, "result", new { }, District.Morning.AddHours(4));

        await town.NoticesOfAsync(dossier.Id, 3);
        await town.DeliverAsync(District.Morning.AddHours(5));

        var letters = town.Sink.LettersTo(mail);
        letters.Count.ShouldBe(3);
        var ready = letters.Single(l => l.Subject == $"Đã có kết quả hồ sơ {dossier.Code}");
        ready.TextBody!.ShouldContain("Kết quả: Đồng ý giải quyết.");
        ready.TextBody!.ShouldContain("Mời Ông/Bà đến nhận kết quả tại UBND xã Thanh Hà ngay từ bây giờ.");
        ready.TextBody!.ShouldNotContain("Lý do");
        letters.ShouldContain(l => l.Subject == $"Đã trả kết quả hồ sơ {dossier.Code}");
        app.ShouldNotBeNull();
    }

    [Fact]
    public async Task Payments_apologies_and_silence_are_told_as_their_events_come()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var (events, agency, at) = (town.District.App.Events, town.District.Commune, District.Morning.AddHours(1));
        await events.TellAsync(Guid.CreateVersion7(), 1, new PaymentRequested(Guid.CreateVersion7(), dossier.Id, agency, 15_000, 20_000, 0, true, at));
        await events.TellAsync(Guid.CreateVersion7(), 1, new ApologySent(Guid.CreateVersion7(), dossier.Id, agency, "Chờ xác minh", at, District.Civil("2015-01-12 17:00"), true, at));
        await events.TellAsync(dossier.Id, 9, new DossierSilent(dossier.Id, agency, null, DossierState.Processing, at, 5, at));

        var notices = await town.NoticesOfAsync(dossier.Id, 4);

        string TextOf(string kind) => notices.Single(n => n.GetProperty("kind").GetString() == kind).GetProperty("text").GetString()!;
        TextOf("PaymentRequested").ShouldContain("Số tiền: 35.000 đồng");
        TextOf("ApologySent").ShouldContain("Thời gian hẹn trả mới: 17 giờ 00 ngày 12/01/2015.");
        TextOf("DossierSilent").ShouldContain("Người phụ trách cơ quan đã được báo.");
    }

    [Fact]
    public async Task A_payment_that_is_not_asked_for_any_more_is_told_with_the_reason()
    {
        var (mail, phone) = town.NewContact();
        var desk = town.District.CommuneDesk;
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, phone);
        var others = new[] { new { text = "Chi phí giám định", amount = 500_000 } };
        await CancelAsync(desk, await AskAsync(desk, dossier, new { timing = "Before", others }));

        await town.NoticesOfAsync(dossier.Id, 6);
        await town.DeliverAsync(District.Morning.AddHours(4));

        var letter = town.Sink.LettersTo(mail).Single(l => l.Subject == "Hủy yêu cầu nộp phí, lệ phí");
        letter.TextBody!.ShouldContain("Ông/Bà không phải nộp khoản này.");
        letter.TextBody!.ShouldContain("Lý do: Yêu cầu nhầm");
        town.Gateway.MessagesTo(phone).ShouldContain(m => m.Text == $"Yêu cầu nộp phí, lệ phí đã được hủy; Ông/Bà không phải nộp khoản này.\nMã hồ sơ: {dossier.Code}");
    }

    [Fact]
    public async Task Who_was_refused_at_the_counter_has_number_and_reason_by_mail()
    {
        var (mail, _) = town.NewContact();
        var unreachable = await RefuseAsync(null);
        var refused = await RefuseAsync(mail);

        await Eventually.IsTrue(
            async () =>
            {
                await town.DeliverAsync(District.Morning.AddHours(4));
                return town.Sink.LettersTo(mail).Count == 1;
            },
            "the refusal is told", TimeSpan.FromSeconds(30));

        var letter = town.Sink.LettersTo(mail)[0];
        letter.Subject.ShouldBe($"Từ chối tiếp nhận hồ sơ, phiếu số {refused.GetProperty("documentNumber").GetString()}");
        letter.TextBody!.ShouldContain("UBND xã Thanh Hà từ chối tiếp nhận hồ sơ của Ông/Bà lúc 08 giờ 00 ngày 05/01/2015: Xin cấp giấy đi đường");
        letter.TextBody!.ShouldContain("Lý do: Việc này thuộc thẩm quyền của Sở Tư pháp");
        var undelivered = await town.District.App.As(CallerKind.Official, "operations:manage").GetAsync("/v1/operations/notices?limit=200").ShouldBe<JsonElement>(HttpStatusCode.OK);
        undelivered.GetProperty("notices").GetProperty("items").EnumerateArray().ShouldNotContain(n => n.GetProperty("kind").GetString() == "ReceptionRefused");
        unreachable.GetProperty("documentNumber").GetString().ShouldNotBe(refused.GetProperty("documentNumber").GetString());
    }

    [Fact]
    public async Task An_account_sees_what_it_was_told_and_marks_it_read()
    {
        var (mail, phone) = town.NewContact();
        var (citizen, dossier) = await town.SubmitAsync(await town.District.PublishLocalAsync(), mail, phone);
        await town.NoticesOfAsync(dossier, 3);

        var notice = (await citizen.GetAsync("/v1/my-notices?unread=true").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Single();
        await citizen.PostAsync($"/v1/my-notices/{notice.GetProperty("id").GetGuid()}/reading", null).ShouldBe(HttpStatusCode.NoContent);

        notice.GetProperty("title").GetString().ShouldBe("Đã nhận đăng ký hồ sơ trực tuyến");
        (await citizen.GetAsync("/v1/my-notices?unread=true").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("items").GetArrayLength().ShouldBe(0);
        var all = (await citizen.GetAsync($"/v1/my-notices?dossier={dossier}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Single();
        all.GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.String);
        await town.District.App.As(CallerKind.Citizen, "dossiers:submit").PostAsync($"/v1/my-notices/{notice.GetProperty("id").GetGuid()}/reading", null).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_account_that_wants_neither_mail_nor_sms_still_has_its_list()
    {
        var (mail, phone) = town.NewContact();
        var procedure = await town.District.PublishLocalAsync();
        var (citizen, first) = await town.SubmitAsync(procedure, mail, phone);
        await town.NoticesOfAsync(first, 3);
        await ChooseAsync(citizen, "/v1/my-notices/choice", mail: false, sms: false, version: 0).ShouldBe(HttpStatusCode.OK);

        var second = await District.SendAsync(citizen, $"/v1/dossiers/{first}/withdrawal", new { reason = "Nộp nhầm" }, District.Morning.AddHours(1), 1).ShouldBe<Standing>(HttpStatusCode.OK);
        var notices = await town.NoticesOfAsync(second.Id, 4);

        notices.Count(n => n.GetProperty("kind").GetString() == "DossierWithdrawn").ShouldBe(1);
        notices.Single(n => n.GetProperty("kind").GetString() == "DossierWithdrawn").GetProperty("channel").GetString().ShouldBe("Account");
    }

    [Fact]
    public async Task The_desk_notes_how_an_applicant_without_an_account_is_told()
    {
        var (mail, phone) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, phone);
        await town.NoticesOfAsync(dossier.Id, 2);
        var desk = town.District.CommuneDesk;
        await ChooseAsync(desk.Client, $"/v1/dossiers/{dossier.Id}/notice-choice", mail: false, sms: true, version: 0).ShouldBe(HttpStatusCode.OK);
        await ChooseAsync(desk.Client, $"/v1/dossiers/{dossier.Id}/notice-choice", mail: true, sms: true, version: 0).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");

        await District.MoveAsync(desk, dossier, "withdrawal", new { reason = "Không còn nhu cầu" });
        var notices = await town.NoticesOfAsync(dossier.Id, 3);

        notices.Single(n => n.GetProperty("kind").GetString() == "DossierWithdrawn").GetProperty("channel").GetString().ShouldBe("Sms");
        notices.ShouldAllBe(n => !n.GetProperty("recipient").GetString()!.Contains(phone));
    }

    [Fact]
    public async Task The_desk_does_not_choose_for_an_account()
    {
        var (_, dossier) = await town.SubmitAsync(await town.District.PublishLocalAsync(), null, null);

        await ChooseAsync(town.District.CommuneDesk.Client, $"/v1/dossiers/{dossier}/notice-choice", mail: false, sms: false, version: 0)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.dossier-has-account");
        await ChooseAsync((await town.District.AppointAsync(town.District.OtherCommune, "Bùi Thị Lan", "dossiers:receive")).Client, $"/v1/dossiers/{dossier}/notice-choice", mail: false, sms: false, version: 0)
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_gave_no_address_is_on_the_list_of_what_cannot_be_sent()
    {
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), null, null);

        var notice = (await town.NoticesOfAsync(dossier.Id, 1)).ShouldHaveSingleItem();

        (notice.GetProperty("state").GetString(), notice.GetProperty("reason").GetString()).ShouldBe(("NotSendable", "no-address"));
    }

    [Fact]
    public async Task Lists_and_choices_are_for_those_they_belong_to()
    {
        await town.District.App.Anonymous().GetAsync("/v1/my-notices").ShouldBe(HttpStatusCode.Unauthorized);
        await town.District.App.As(CallerKind.Official, "dossiers:handle").GetAsync("/v1/my-notices").ShouldBe(HttpStatusCode.Forbidden);
        await town.District.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync("/v1/operations/notices").ShouldBe(HttpStatusCode.Forbidden);
        await town.District.App.Anonymous().GetAsync("/v1/notice-templates").ShouldBe(HttpStatusCode.Unauthorized);
        await town.District.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync("/v1/notice-templates").ShouldBe(HttpStatusCode.Forbidden);
        await town.District.Leader.Client.GetAsync($"/v1/dossiers/{Guid.CreateVersion7()}/notices").ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<JsonElement> RefuseAsync(string? mail)
    {
        var applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity = "035085012345", email = mail };
        return District.SendAsync(
            town.District.CommuneDesk.Client, "/v1/refusals", new { applicant, subject = "Xin cấp giấy đi đường", reason = "Việc này thuộc thẩm quyền của Sở Tư pháp" }, District.Morning, key: Guid.CreateVersion7())
            .ShouldBe<JsonElement>(HttpStatusCode.Created);
    }

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string path, bool mail, bool sms, int version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = System.Net.Http.Json.JsonContent.Create(new { mail, sms }) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
