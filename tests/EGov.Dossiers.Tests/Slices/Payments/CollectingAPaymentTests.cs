using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Payments;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class CollectingAPaymentTests(District district) : IClassFixture<District>
{
    private static readonly object Pausing = new { timing = "Before", pauses = true };

    [Fact]
    public async Task Once_paid_the_clock_runs_again_and_the_term_is_longer_by_the_pause()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync(), Civil("2015-01-05 08:00"));
        var asked = await AskAsync(district.CommuneDesk, dossier, Pausing, Civil("2015-01-06 09:00"));

        var paid = await CollectAsync(district.CommuneDesk, asked, Civil("2015-01-07 09:00"));

        dossier.DueAt.ShouldBe(Civil("2015-01-08 08:00"));
        (paid.State, paid.Way, paid.StateName).ShouldBe((PaymentState.Paid, PaymentWay.Cash, "Đã thanh toán"));
        var now = await NowAsync(district.CommuneDesk, dossier);
        (now.State, now.DueAt).ShouldBe((DossierState.Processing, Civil("2015-01-09 08:00")));
        await Eventually.IsTrue(
            () => district.App.Events.HeardOf(PaymentReceived.EventType).Any(e => e.GetProperty("subject").GetString() == asked.Id.ToString()
                && e.GetProperty("data").GetProperty("charge").GetInt64() == Charge)
                && district.App.Events.HeardOf(DossierResumed.EventType).Any(e => e.GetProperty("subject").GetString() == dossier.Id.ToString()),
            "payment and resumption are told");
    }

    [Fact]
    public async Task A_transfer_keeps_the_bank_s_reference_and_the_payer()
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));

        var paid = await CollectAsync(district.CommuneDesk, asked, body: new { way = "Transfer", bankReference = "FT15005123456", payerName = "Trần Văn Bình" });

        (paid.Way, paid.PaidReference, paid.PayerName).ShouldBe((PaymentWay.Transfer, "FT15005123456", "Trần Văn Bình"));
        paid.Receipts.ShouldAllBe(r => r.PayerName == "Trần Văn Bình");
    }

    [Fact]
    public async Task It_is_paid_once()
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));
        var paid = await CollectAsync(district.CommuneDesk, asked);

        await TryDoAsync(district.CommuneDesk, paid, "collection", new { way = "Cash" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-is-settled");
        await TryDoAsync(district.CommuneDesk, paid, "cancellation", new { reason = "Thu nhầm" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-is-settled");
        await TryDoAsync(district.CommuneDesk, asked, "collection", new { way = "Cash" }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        (await PaymentAsync(district.CommuneDesk, asked.Id)).Receipts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_officials_at_once_collect_it_once()
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryDoAsync(district.CommuneDesk, asked, "collection", new { way = "Cash" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await PaymentAsync(district.CommuneDesk, asked.Id)).Receipts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_request_lets_the_dossier_go_on_and_takes_no_money()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync(), Civil("2015-01-05 08:00"));
        var asked = await AskAsync(district.CommuneDesk, dossier, Pausing, Civil("2015-01-06 09:00"));

        var cancelled = await CancelAsync(district.CommuneDesk, asked, Civil("2015-01-06 10:00"));

        (cancelled.State, cancelled.CancelReason).ShouldBe((PaymentState.Cancelled, "Yêu cầu nhầm"));
        var now = await NowAsync(district.CommuneDesk, dossier);
        (now.State, now.DueAt).ShouldBe((DossierState.Processing, Civil("2015-01-08 09:00")));
        await TryDoAsync(district.CommuneDesk, cancelled, "collection", new { way = "Cash" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-is-cancelled");
        await Eventually.IsTrue(
            () => district.App.Events.HeardOf(PaymentCancelled.EventType).Any(e => e.GetProperty("subject").GetString() == asked.Id.ToString()), "it is told");
    }

    [Fact]
    public async Task What_is_collected_before_must_be_paid_before_it_is_granted()
    {
        var leader = await district.CommuneLeaderAsync();
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var asked = await AskAsync(district.CommuneDesk, dossier);
        var standing = await district.TakenUpAsync(dossier, leader);

        await TryAsync(leader, standing, "decision", new { outcome = "Granted" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-outstanding");
        await CollectAsync(district.CommuneDesk, asked);
        await MoveAsync(leader, standing, "decision", new { outcome = "Granted" }, Morning.AddHours(3));
    }

    [Fact]
    public async Task What_is_collected_after_must_be_paid_before_the_result_is_handed_out()
    {
        var leader = await district.CommuneLeaderAsync();
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var asked = await AskAsync(district.CommuneDesk, dossier, new { timing = "After" });
        var taken = await district.TakenUpAsync(dossier, leader);
        var decided = await MoveAsync(leader, taken, "decision", new { outcome = "Granted" }, Morning.AddHours(2));

        await TryAsync(district.CommuneDesk, decided, "result", at: Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-outstanding");
        await CollectAsync(district.CommuneDesk, asked);
        await MoveAsync(district.CommuneDesk, decided, "result", at: Morning.AddHours(4));
    }

    [Fact]
    public async Task A_dossier_stopped_meanwhile_stays_stopped_when_it_is_paid()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var asked = await AskAsync(district.CommuneDesk, dossier, Pausing);
        var stopped = await MoveAsync(
            district.CommuneDesk, await NowAsync(district.CommuneDesk, dossier), "suspension", new { kind = "Stop", reason = "Có tranh chấp" }, Morning.AddHours(2));

        await CollectAsync(district.CommuneDesk, asked, Morning.AddHours(3));

        (await NowAsync(district.CommuneDesk, dossier)).State.ShouldBe(DossierState.Stopped);
        await MoveAsync(district.CommuneDesk, stopped, "resumption", at: Morning.AddHours(4));
    }

    [Fact]
    public async Task A_withdrawn_dossier_owes_nothing_any_more()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var asked = await AskAsync(district.CommuneDesk, dossier, Pausing);

        await MoveAsync(district.CommuneDesk, await NowAsync(district.CommuneDesk, dossier), "withdrawal", new { reason = "Công dân xin rút" }, Morning.AddHours(2));

        await Eventually.IsTrue(
            async () => (await PaymentAsync(district.CommuneDesk, asked.Id)).State == PaymentState.Cancelled, "the request is cancelled", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Others_neither_see_nor_collect_it()
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));
        var other = await district.AppointAsync(district.OtherCommune, "Ngô Thị Lan", "dossiers:receive", "dossiers:decide");

        await TryDoAsync(new Person(Guid.Empty, district.App.Anonymous()), asked, "collection", new { way = "Cash" }).ShouldBe(HttpStatusCode.Unauthorized);
        await TryDoAsync(new Person(Guid.Empty, district.App.AsOfficial(district.Commune, "dossiers:report")), asked, "collection", new { way = "Cash" }).ShouldBe(HttpStatusCode.Forbidden);
        await TryDoAsync(other, asked, "collection", new { way = "Cash" }).ShouldBe(HttpStatusCode.NotFound);
        await TryDoAsync(other, asked, "cancellation", new { reason = "Không phải của mình" }).ShouldBe(HttpStatusCode.NotFound);
        await other.Client.GetAsync($"/v1/payment-requests/{asked.Id}").ShouldBe(HttpStatusCode.NotFound);
        await other.Client.GetAsync($"/v1/dossiers/{asked.DossierId}/payment-requests").ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Online", null)]
    [InlineData("Unknown", null)]
    [InlineData("Transfer", null)]
    [InlineData("Cash", "FT15005123456")]
    public async Task A_collection_says_how_the_money_came(string way, string? bankReference)
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));

        await TryDoAsync(district.CommuneDesk, asked, "collection", new { way, bankReference }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }
}
