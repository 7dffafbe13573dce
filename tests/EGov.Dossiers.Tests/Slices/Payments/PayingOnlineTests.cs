using System.Globalization;
using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Payments;
using EGov.Testing;
using EGov.TestPaymentProvider;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.PayingDistrict;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class PayingOnlineTests(PayingDistrict world) : IClassFixture<PayingDistrict>
{
    private const long Sum = (2 * Page) + Charge;

    [Fact]
    public async Task A_payment_at_the_provider_lets_the_dossier_go_on_with_receipts_and_all_that_was_said_kept()
    {
        var (_, dossier, asked, started) = await world.AtTheProviderAsync();
        (await world.ReadAsync(asked)).StateName.ShouldBe("Chờ thanh toán");

        await world.PressAsync(started, "pay");

        await world.BecomesAsync(asked, PaymentState.Paid);
        var paid = await world.ReadAsync(asked);
        (paid.Way, paid.PaidReference, paid.PayerName).ShouldBe((PaymentWay.Online, started.Reference, "NGUOI NOP THU"));
        paid.Receipts.Select(r => r.Amount).ShouldBe([2 * Page, Charge]);
        var kept = paid.Transactions.ShouldHaveSingleItem();
        (kept.State, kept.ResultCode, kept.PartnerCode, kept.BankCode, kept.PaidAmount, kept.Surplus).ShouldBe((TransactionState.Succeeded, "00", "egov", "NGANHANGTHU", Sum, 0));
        kept.ProviderNumber.ShouldNotBeNull().ShouldStartWith("TEST");
        (await NowAsync(world.District.CommuneDesk, dossier)).State.ShouldBe(DossierState.Processing);
    }

    [Fact]
    public async Task A_callback_repeated_pays_once()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(Repeats: 4));
        var before = world.Relayed;

        await world.PressAsync(started, "pay");

        await world.RelayedAsync(before + 5);
        (await world.ReadAsync(asked)).Receipts.Count.ShouldBe(2);
        world.District.App.Events.HeardOf(PaymentReceived.EventType).Count(e => e.GetProperty("subject").GetString() == asked.Id.ToString()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task The_same_callback_ten_times_at_once_pays_once()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(Loses: true));
        var body = Said(started, "Succeeded", Sum);
        var (time, signature) = PaymentSignature.Sign(Key, "CALLBACK", CallbackPath, body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.CallBackAsync(body, time, signature)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        var paid = await world.ReadAsync(asked);
        (paid.State, paid.Receipts.Count, paid.Transactions.Single().Surplus).ShouldBe((PaymentState.Paid, 2, 0));
    }

    [Fact]
    public async Task Callbacks_out_of_order_do_not_undo_a_payment()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(Reorders: true));
        var before = world.Relayed;

        await world.PressAsync(started, "pay");

        await world.RelayedAsync(before + 3);
        var paid = await world.ReadAsync(asked);
        (paid.State, paid.Transactions.Single().State).ShouldBe((PaymentState.Paid, TransactionState.Succeeded));
    }

    [Fact]
    public async Task A_late_callback_still_pays()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(DelayMilliseconds: 700));

        await world.PressAsync(started, "pay");

        (await world.ReadAsync(asked)).State.ShouldBe(PaymentState.Pending);
        await world.BecomesAsync(asked, PaymentState.Paid);
    }

    [Fact]
    public async Task A_wrong_sum_pays_nothing_and_is_kept_to_be_given_back()
    {
        var (_, dossier, asked, started) = await world.AtTheProviderAsync(new Behaviour(Amount: 1_000));

        await world.PressAsync(started, "pay");

        await world.TransactionBecomesAsync(asked, TransactionState.Mismatched);
        var now = await world.ReadAsync(asked);
        (now.State, now.Receipts.Count, now.Transactions.Single().Surplus).ShouldBe((PaymentState.Unpaid, 0, 1_000L));
        (await NowAsync(world.District.CommuneDesk, dossier)).State.ShouldBe(DossierState.PaymentRequested);
        var (_, _, otherAsked, otherStarted) = await world.AtTheProviderAsync();
        var wrong = Said(otherStarted, "Succeeded", Sum + 1);
        var (time, signature) = PaymentSignature.Sign(Key, "CALLBACK", CallbackPath, wrong);
        await world.CallBackAsync(wrong, time, signature).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-amount-mismatch");
        (await world.ReadAsync(otherAsked)).State.ShouldBe(PaymentState.Unpaid);
    }

    [Fact]
    public async Task A_forged_old_or_altered_callback_changes_nothing()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(Forges: true));
        var (before, version) = (world.Relayed, (await world.ReadAsync(asked)).Version);

        await world.PressAsync(started, "pay");

        await world.RelayedAsync(before + 1);
        var body = Said(started, "Succeeded", Sum);
        var (time, signature) = PaymentSignature.Sign(Key, "CALLBACK", CallbackPath, body);
        var old = (long.Parse(time, CultureInfo.InvariantCulture) - 400).ToString(CultureInfo.InvariantCulture);
        await world.CallBackAsync(body, null, null).ShouldRefuse(HttpStatusCode.Unauthorized, "dossiers.callback-not-signed");
        await world.CallBackAsync(body, old, signature).ShouldRefuse(HttpStatusCode.Unauthorized, "dossiers.callback-not-signed");
        await world.CallBackAsync(body, time, new string('0', 64)).ShouldRefuse(HttpStatusCode.Unauthorized, "dossiers.callback-not-signed");
        await world.CallBackAsync(body.Replace("50000", "5", StringComparison.Ordinal), time, signature).ShouldRefuse(HttpStatusCode.Unauthorized, "dossiers.callback-not-signed");
        var now = await world.ReadAsync(asked);
        (now.State, now.Version, now.Transactions.Single().State).ShouldBe((PaymentState.Pending, version, TransactionState.Pending));
    }

    [Fact]
    public async Task A_signed_callback_that_cannot_be_read_or_found_is_refused()
    {
        var (time, signature) = PaymentSignature.Sign(Key, "CALLBACK", CallbackPath, "không phải JSON");
        await world.CallBackAsync("không phải JSON", time, signature).ShouldRefuse(HttpStatusCode.BadRequest, "common.malformed-body");

        var unknown = """{"reference":"EG0","status":"Succeeded","amount":1}""";
        (time, signature) = PaymentSignature.Sign(Key, "CALLBACK", CallbackPath, unknown);
        await world.CallBackAsync(unknown, time, signature).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_payment_of_a_cancelled_request_is_kept_and_given_back()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync();
        await CancelAsync(world.District.CommuneDesk, await world.ReadAsync(asked), Now);

        await world.PressAsync(started, "pay");

        await world.TransactionBecomesAsync(asked, TransactionState.Succeeded);
        var now = await world.ReadAsync(asked);
        (now.State, now.Receipts.Count, now.Transactions.Single().Surplus).ShouldBe((PaymentState.Cancelled, 0, Sum));
        var listed = await world.Leader.Client.GetAsync("/v1/payment-transactions/surplus?limit=200").ShouldBe<Page<TransactionView>>(HttpStatusCode.OK);
        listed.Items.ShouldContain(t => t.Reference == started.Reference);
        var refund = await TryGiveBackAsync(world.Leader, now.Transactions[0]).ShouldBe<RefundView>(HttpStatusCode.OK);
        (refund.State, refund.Surplus, refund.Fee).ShouldBe((RefundState.Given, Sum, 0L));
        await TryGiveBackAsync(world.Leader, (await world.ReadAsync(asked)).Transactions[0]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.no-surplus");
        (await world.ReadAsync(asked)).State.ShouldBe(PaymentState.Cancelled);
        await TryGiveBackAsync(world.District.CommuneDesk, now.Transactions[0]).ShouldBe(HttpStatusCode.Forbidden);
        await TryGiveBackAsync(world.District.Leader, now.Transactions[0]).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Paid_at_the_desk_and_online_as_well_the_online_money_is_a_surplus()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync();
        await CollectAsync(world.District.CommuneDesk, await world.ReadAsync(asked), Now);

        await world.PressAsync(started, "pay");

        await world.TransactionBecomesAsync(asked, TransactionState.Succeeded);
        var now = await world.ReadAsync(asked);
        (now.Way, now.Receipts.Count, now.Transactions.Single().Surplus).ShouldBe((PaymentWay.Cash, 2, Sum));
    }

    [Fact]
    public async Task A_payer_who_cancels_may_start_again()
    {
        var (citizen, _, asked, started) = await world.AtTheProviderAsync();

        await world.PressAsync(started, "cancel");

        await world.BecomesAsync(asked, PaymentState.Unpaid);
        (await StartAsync(citizen, asked)).Reference.ShouldNotBe(started.Reference);
    }

    [Fact]
    public async Task Started_twice_it_is_one_payment()
    {
        var (citizen, _, asked, started) = await world.AtTheProviderAsync();
        var key = Guid.CreateVersion7();

        var again = await TryStartAsync(citizen, asked, key).ShouldBe<StartOnlinePayment.Response>(HttpStatusCode.Created);
        var replayed = await TryStartAsync(citizen, asked, key).ShouldBe<StartOnlinePayment.Response>(HttpStatusCode.Created);

        new[] { again, replayed }.ShouldAllBe(r => r.Reference == started.Reference && r.PayAddress == started.PayAddress);
    }

    [Fact]
    public async Task A_payment_whose_time_is_over_is_not_started_again_before_the_provider_was_asked()
    {
        var (citizen, _, asked, started) = await world.AtTheProviderAsync();
        var before = await world.ReadAsync(asked);
        var path = $"/v1/my-dossiers/{asked.DossierId}/payment-requests/{asked.Id}/online-payments";

        await SendAsync(citizen.Client, path, new { }, started.ExpiresAt, key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-under-way");

        var now = await world.ReadAsync(asked);
        (now.State, now.Version, now.Transactions.ShouldHaveSingleItem().State).ShouldBe((PaymentState.Pending, before.Version, TransactionState.Pending));
    }

    [Fact]
    public async Task Only_the_applicant_pays_online_and_only_what_is_open()
    {
        var (citizen, _, asked) = await world.OwingAsync();

        await TryStartAsync(new Person(Guid.Empty, world.District.App.Anonymous()), asked).ShouldBe(HttpStatusCode.Unauthorized);
        await TryStartAsync(world.District.CommuneDesk, asked).ShouldBe(HttpStatusCode.Forbidden);
        await TryStartAsync(new Person(Guid.Empty, world.District.App.As(CallerKind.Citizen, "dossiers:submit")), asked).ShouldBe(HttpStatusCode.NotFound);
        var cancelled = await CancelAsync(world.District.CommuneDesk, asked, Now);
        await TryStartAsync(citizen, cancelled).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-is-cancelled");
    }

    [Fact]
    public async Task The_payer_comes_back_to_a_page_that_says_how_far_it_is()
    {
        var (_, _, _, started) = await world.AtTheProviderAsync();
        var page = $"/v1/payments/return?reference={started.Reference}";

        (await world.District.App.Anonymous().GetStringAsync(page)).ShouldContain("Đang chờ xác nhận");
        await world.PressAsync(started, "pay");

        await Eventually.IsTrue(
            async () => (await world.District.App.Anonymous().GetStringAsync(page)).Contains("Thanh toán thành công", StringComparison.Ordinal), "the page says it is paid");
        await world.District.App.Anonymous().GetAsync("/v1/payments/return?reference=EG0").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_goes_back_through_the_provider()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync();
        await world.PressAsync(started, "pay");
        await world.BecomesAsync(asked, PaymentState.Paid);

        await TryRefundAsync(world.Leader, await world.ReadAsync(asked), new { way = "Online", fee = Page, reason = "Thu thừa một trang" }, Now).ShouldBe(HttpStatusCode.Created);

        var now = await world.ReadAsync(asked);
        (now.State, now.Refunded, now.Refunds.Single().State).ShouldBe((PaymentState.Paid, Page, RefundState.Given));
        await TryRefundAsync(world.Leader, now, new { way = "Online", fee = 2 * Page, reason = "Hoàn quá số đã thu" }, Now).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.refund-above-sum");
    }

    [Fact]
    public async Task A_refund_the_provider_refuses_may_be_given_another_way()
    {
        var (_, _, asked, started) = await world.AtTheProviderAsync(new Behaviour(RefusesRefunds: true));
        await world.PressAsync(started, "pay");
        await world.BecomesAsync(asked, PaymentState.Paid);

        await TryRefundAsync(world.Leader, await world.ReadAsync(asked), new { way = "Online", fee = 2 * Page, charge = Charge, reason = "Hồ sơ đã rút" }, Now).ShouldBe(HttpStatusCode.Created);

        var now = await world.ReadAsync(asked);
        (now.State, now.Refunded, now.Refunds.Single().State).ShouldBe((PaymentState.Paid, 0L, RefundState.Failed));
        var whole = await TryRefundAsync(world.Leader, now, new { way = "Cash", fee = 2 * Page, charge = Charge, reason = "Hồ sơ đã rút" }, Now).ShouldBe<PaymentView>(HttpStatusCode.Created);
        whole.State.ShouldBe(PaymentState.Refunded);
    }

    private static Task<HttpResponseMessage> TryGiveBackAsync(Person person, TransactionView transaction) =>
        SendAsync(person.Client, $"/v1/payment-transactions/{transaction.Id}/refund", new { reason = "Yêu cầu đã hủy" }, version: transaction.Version);

    private static string Said(StartOnlinePayment.Response started, string status, long amount) => JsonSerializer.Serialize(
        new { reference = started.Reference, status, resultCode = "00", amount, transactionNumber = "TEST1", partnerCode = "egov", paidAt = DateTimeOffset.UtcNow });
}
