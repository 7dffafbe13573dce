using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Notices;

public sealed class DeliveringOnceTests(NoticeTown town) : IClassFixture<NoticeTown>
{
    private static readonly DateTimeOffset Later = District.Morning.AddMinutes(5);

    [Fact]
    public async Task A_mail_server_that_is_away_gets_the_letter_later_and_once()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        await town.NoticesOfAsync(dossier.Id, 1);
        town.Sink.Stop();

        await town.DeliverAsync(Later);
        var waiting = (await town.ReadNoticesAsync(dossier.Id))[0];
        await town.Sink.StartAsync();
        await town.DeliverAsync(Later.AddSeconds(30));
        var tooEarly = town.Sink.LettersTo(mail).Count;
        await town.DeliverAsync(Later.AddMinutes(1));
        await town.DeliverAsync(Later.AddMinutes(2));

        (waiting.GetProperty("state").GetString(), waiting.GetProperty("reason").GetString()).ShouldBe(("Waiting", "mail-server-away"));
        tooEarly.ShouldBe(0);
        town.Sink.LettersTo(mail).Count.ShouldBe(1);
        (await town.ReadNoticesAsync(dossier.Id))[0].GetProperty("state").GetString().ShouldBe("Sent");
    }

    [Fact]
    public async Task Two_replicas_deliver_each_letter_once()
    {
        var procedure = await town.District.PublishLocalAsync();
        var mails = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            var (mail, _) = town.NewContact();
            mails.Add(mail);
            await town.NoticesOfAsync((await town.ReceiveAsync(procedure, mail, null, DateTimeOffset.UtcNow)).Id, 1);
        }

        await town.District.App.DeliverByTwoReplicasAsync();

        mails.Select(mail => town.Sink.LettersTo(mail).Count).ShouldAllBe(count => count == 1);
    }

    [Fact]
    public async Task A_letter_sent_again_after_a_crash_has_the_same_Message_Id_and_is_counted_as_unclear()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var notice = (await town.NoticesOfAsync(dossier.Id, 1))[0].GetProperty("id").GetGuid();
        await town.DeliverAsync(Later);
        await town.District.App.DiedAfterSendingAsync(notice, Later.AddMinutes(10));

        await town.DeliverAsync(Later.AddMinutes(9));
        var whileClaimed = town.Sink.LettersTo(mail).Count;
        await town.DeliverAsync(Later.AddMinutes(11));

        whileClaimed.ShouldBe(1);
        town.Sink.LettersTo(mail).Select(l => l.MessageId).ShouldBe([$"{notice:N}@{SmtpSink.Domain}", $"{notice:N}@{SmtpSink.Domain}"]);
        (await town.ReadNoticesAsync(dossier.Id))[0].GetProperty("state").GetString().ShouldBe("Sent");
    }

    [Fact]
    public async Task The_same_event_again_makes_no_second_notice()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var told = new DossierWithdrawn(dossier.Id, town.District.Commune, District.Morning);
        var id = Guid.CreateVersion7();
        await town.District.App.Events.TellAsync(dossier.Id, 2, told, id);
        await town.District.App.Events.TellAsync(dossier.Id, 2, told, id);
        await town.NoticesOfAsync(dossier.Id, 2);
        await town.District.App.ForgetsInboxAsync(id);
        await town.District.App.Events.TellAsync(dossier.Id, 2, told, id);

        await town.District.App.HandledAsync(id);

        (await town.ReadNoticesAsync(dossier.Id)).Count(n => n.GetProperty("kind").GetString() == "DossierWithdrawn").ShouldBe(1);
    }

    [Fact]
    public async Task An_address_the_server_refuses_for_good_is_given_up_with_the_reason()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        await town.NoticesOfAsync(dossier.Id, 1);
        town.Sink.Stop();
        await town.Sink.StartAsync("-f", "rcpt");

        await town.DeliverAsync(Later);
        town.Sink.Stop();
        await town.Sink.StartAsync();

        var notice = (await town.ReadNoticesAsync(dossier.Id))[0];
        notice.GetProperty("state").GetString().ShouldBe("GivenUp");
        notice.GetProperty("reason").GetString().ShouldBe("mail-refused-500");
        var list = await Operator().GetAsync("/v1/operations/notices?state=givenUp&reason=mail-refused-500").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var listed = list.GetProperty("notices").GetProperty("items").EnumerateArray().Single(n => n.GetProperty("dossierId").GetGuid() == dossier.Id);
        listed.GetProperty("recipient").GetString().ShouldBe($"n***{mail[mail.IndexOf('@', StringComparison.Ordinal)..]}");
    }

    [Fact]
    public async Task An_operator_has_what_was_given_up_tried_again()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        var notice = (await town.NoticesOfAsync(dossier.Id, 1))[0].GetProperty("id").GetGuid();
        town.Sink.Stop();
        await town.Sink.StartAsync("-f", "data");
        await town.DeliverAsync(Later);
        town.Sink.Stop();
        await town.Sink.StartAsync();

        var retried = await District.SendAsync(Operator(), "/v1/operations/notices/retry", new { ids = new[] { notice } }, Later.AddMinutes(1)).ShouldBe<JsonElement>(HttpStatusCode.OK);
        await town.DeliverAsync(Later.AddMinutes(2));

        retried.GetProperty("retried").GetInt32().ShouldBe(1);
        town.Sink.LettersTo(mail).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_could_not_be_sent_for_days_is_given_up_and_never_arrives_too_late()
    {
        var (mail, _) = town.NewContact();
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), mail, null);
        await town.NoticesOfAsync(dossier.Id, 1);

        await town.DeliverAsync(District.Morning.AddDays(6));

        var notice = (await town.ReadNoticesAsync(dossier.Id))[0];
        (notice.GetProperty("state").GetString(), notice.GetProperty("reason").GetString()).ShouldBe(("GivenUp", "too-old"));
        town.Sink.LettersTo(mail).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_telephone_rings_at_night()
    {
        var (_, phone) = town.NewContact();
        var night = District.Civil("2015-01-05 22:30");
        var dossier = await town.ReceiveAsync(await town.District.PublishLocalAsync(), null, phone, night);
        await town.NoticesOfAsync(dossier.Id, 1);

        await town.DeliverAsync(night.AddMinutes(5));
        var atNight = town.Gateway.MessagesTo(phone).Count;
        await town.DeliverAsync(District.Civil("2015-01-06 06:59"));
        var beforeSeven = town.Gateway.MessagesTo(phone).Count;
        await town.DeliverAsync(District.Civil("2015-01-06 07:00"));

        (atNight, beforeSeven, town.Gateway.MessagesTo(phone).Count).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task A_gateway_that_fails_gets_the_message_again_and_one_that_refuses_it_does_not()
    {
        var (_, phone) = town.NewContact();
        var procedure = await town.District.PublishLocalAsync();
        var first = await town.ReceiveAsync(procedure, null, phone);
        await town.NoticesOfAsync(first.Id, 1);
        town.Gateway.Answer = 503;
        await town.DeliverAsync(Later);
        var failed = (await town.ReadNoticesAsync(first.Id))[0];
        town.Gateway.Answer = 422;
        await town.DeliverAsync(Later.AddMinutes(2));
        town.Gateway.Answer = 200;

        await town.DeliverAsync(Later.AddMinutes(10));

        (failed.GetProperty("state").GetString(), failed.GetProperty("reason").GetString()).ShouldBe(("Waiting", "sms-refused-503"));
        var refused = (await town.ReadNoticesAsync(first.Id))[0];
        (refused.GetProperty("state").GetString(), refused.GetProperty("reason").GetString()).ShouldBe(("GivenUp", "sms-refused-422"));
        town.Gateway.MessagesTo(phone).ShouldBeEmpty();
    }

    private HttpClient Operator() => town.District.App.As(CallerKind.Official, "operations:manage");
}

public sealed class WithoutMailTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Nothing_is_sent_nothing_is_faked_and_the_operators_list_says_so()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync());
        JsonElement list = default;
        var client = district.App.As(CallerKind.Official, "operations:manage");
        await Eventually.IsTrue(
            async () => (list = await client.GetAsync("/v1/operations/notices").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("notices").GetProperty("items").GetArrayLength() > 0,
            "the notice is kept", TimeSpan.FromSeconds(30));

        await district.App.RunWorkAsync("notice-delivery", District.Morning.AddHours(1));
        var retried = await client.PostAsJsonAsync("/v1/operations/notices/retry", new { }).ShouldBe<JsonElement>(HttpStatusCode.OK);

        (list.GetProperty("mailConfigured").GetBoolean(), list.GetProperty("smsConfigured").GetBoolean()).ShouldBe((false, false));
        var notice = list.GetProperty("notices").GetProperty("items")[0];
        notice.GetProperty("dossierId").GetGuid().ShouldBe(dossier.Id);
        (notice.GetProperty("channel").GetString(), notice.GetProperty("state").GetString(), notice.GetProperty("reason").GetString()).ShouldBe(("Sms", "NotSendable", "sms-not-configured"));
        notice.GetProperty("recipient").GetString().ShouldBe("091****678");
        retried.GetProperty("retried").GetInt32().ShouldBe(0);
    }
}
