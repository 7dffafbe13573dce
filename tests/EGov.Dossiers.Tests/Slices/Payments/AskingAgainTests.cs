using System.Net;
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

/// <summary>What callbacks did not tell is found by asking. Alone on its provider, so that each run asks for its own payments only.</summary>
public sealed class AskingAgainTests : IAsyncLifetime
{
    private readonly PayingDistrict _world = new();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_payment_whose_callback_was_lost_is_found()
    {
        var (_, _, asked, started) = await _world.AtTheProviderAsync(new Behaviour(Loses: true));
        await _world.PressAsync(started, "pay");

        (await RunAsync(TimeSpan.FromMinutes(1))).ShouldBe((0, 0, 0, 0));
        (await _world.ReadAsync(asked)).State.ShouldBe(PaymentState.Pending);
        (await RunAsync(TimeSpan.FromMinutes(3))).ShouldBe((1, 1, 0, 0));

        var paid = await _world.ReadAsync(asked);
        (paid.State, paid.Receipts.Count).ShouldBe((PaymentState.Paid, 2));
        (await RunAsync(TimeSpan.FromHours(1))).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task An_unfinished_payment_is_asked_for_with_growing_pauses_until_it_expires()
    {
        var (citizen, _, asked, started) = await _world.AtTheProviderAsync();

        (await RunAsync(TimeSpan.FromMinutes(3))).Asked.ShouldBe(1);
        (await RunAsync(TimeSpan.FromMinutes(5))).Asked.ShouldBe(0);
        (await RunAsync(TimeSpan.FromMinutes(8))).Asked.ShouldBe(1);
        (await RunAsync(TimeSpan.FromMinutes(14))).Asked.ShouldBe(0);
        (await RunAsync(TimeSpan.FromMinutes(17))).Asked.ShouldBe(1);
        (await RunAsync(TimeSpan.FromHours(25))).ShouldBe((1, 0, 1, 0));

        var now = await _world.ReadAsync(asked);
        (now.State, now.Transactions.Single().State).ShouldBe((PaymentState.Unpaid, TransactionState.Expired));
        (await RunAsync(TimeSpan.FromHours(48))).Asked.ShouldBe(0);
        (await StartAsync(citizen, asked)).Reference.ShouldNotBe(started.Reference);
    }

    [Fact]
    public async Task Money_that_moves_after_all_still_counts()
    {
        var (_, _, asked, started) = await _world.AtTheProviderAsync();
        await RunAsync(TimeSpan.FromHours(25));

        await _world.PressAsync(started, "pay");

        await _world.BecomesAsync(asked, PaymentState.Paid);
    }

    [Fact]
    public async Task A_provider_that_is_silent_neither_pays_nor_expires_anything()
    {
        var (_, _, asked, _) = await _world.AtTheProviderAsync();
        var (otherCitizen, _, otherAsked) = await _world.OwingAsync();
        await _world.StopProviderAsync();

        await TryStartAsync(otherCitizen, otherAsked).ShouldRefuse(HttpStatusCode.ServiceUnavailable, "dossiers.payment-provider-silent");
        (await RunAsync(TimeSpan.FromHours(25))).ShouldBe((2, 0, 0, 0));

        (await _world.ReadAsync(asked)).State.ShouldBe(PaymentState.Pending);
        // The desk takes the money all the same.
        (await CollectAsync(_world.District.CommuneDesk, await _world.ReadAsync(otherAsked), Now)).State.ShouldBe(PaymentState.Paid);
    }

    [Fact]
    public async Task A_refund_that_got_no_answer_is_asked_for_again_and_cannot_be_given_twice()
    {
        var (_, _, asked, started) = await _world.AtTheProviderAsync();
        await _world.PressAsync(started, "pay");
        await _world.BecomesAsync(asked, PaymentState.Paid);
        var body = new { way = "Online", fee = 2 * Page, charge = Charge, reason = "Hồ sơ đã rút" };
        await _world.StopProviderAsync();

        await TryRefundAsync(_world.Leader, await _world.ReadAsync(asked), body, Now).ShouldBe(HttpStatusCode.Created);

        var waiting = await _world.ReadAsync(asked);
        (waiting.State, waiting.Refunds.Single().State, waiting.Refunded).ShouldBe((PaymentState.Paid, RefundState.Requested, (2 * Page) + Charge));
        await TryRefundAsync(_world.Leader, waiting, body, Now).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.refund-above-sum");
        (await RunAsync(TimeSpan.FromMinutes(5))).Refunded.ShouldBe(0);
        (await _world.ReadAsync(asked)).Refunds.Single().State.ShouldBe(RefundState.Requested);
    }

    [Fact]
    public async Task A_refund_that_was_made_but_whose_answer_was_lost_is_found_and_is_one_refund()
    {
        var (_, _, asked, started) = await _world.AtTheProviderAsync();
        await _world.PressAsync(started, "pay");
        await _world.BecomesAsync(asked, PaymentState.Paid);
        await _world.BehavesAsync(started, new Behaviour(LosesRefundAnswers: true));
        var body = new { way = "Online", fee = 2 * Page, charge = Charge, reason = "Hồ sơ đã rút" };
        await TryRefundAsync(_world.Leader, await _world.ReadAsync(asked), body, Now).ShouldBe(HttpStatusCode.Created);
        (await _world.ReadAsync(asked)).Refunds.ShouldHaveSingleItem().State.ShouldBe(RefundState.Requested);

        (await RunAsync(TimeSpan.FromMinutes(5))).Refunded.ShouldBe(0);
        await _world.BehavesAsync(started, new Behaviour());
        (await RunAsync(TimeSpan.FromHours(1))).Refunded.ShouldBe(1);
        (await RunAsync(TimeSpan.FromHours(2))).Refunded.ShouldBe(0);

        var now = await _world.ReadAsync(asked);
        (now.State, now.Refunded, now.Refunds.ShouldHaveSingleItem().State).ShouldBe((PaymentState.Refunded, (2 * Page) + Charge, RefundState.Given));
        await Eventually.IsTrue(
            () => _world.District.App.Events.HeardOf(PaymentRefunded.EventType).Count(e => e.GetProperty("subject").GetString() == asked.Id.ToString()) == 1, "the refund is told once");
    }

    [Fact]
    public async Task A_payment_the_provider_will_not_take_leaves_nothing_to_wait_for()
    {
        var (citizen, dossier, asked) = await _world.OwingAsync();
        await _world.BehavesAsync(new Behaviour(RefusesOrders: true));

        await TryStartAsync(citizen, asked).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-provider-refused");

        var now = await _world.ReadAsync(asked);
        (now.State, now.Transactions.ShouldHaveSingleItem().State).ShouldBe((PaymentState.Unpaid, TransactionState.Failed));
        (await NowAsync(_world.District.CommuneDesk, dossier)).State.ShouldBe(DossierState.PaymentRequested);
        (await RunAsync(TimeSpan.FromHours(48))).Asked.ShouldBe(0);
        await _world.BehavesAsync(new Behaviour());
        (await StartAsync(citizen, asked)).PayAddress.ShouldNotBeNull();
    }

    private async Task<(int Asked, int Paid, int Ended, int Refunded)> RunAsync(TimeSpan later)
    {
        var did = await _world.District.App.RunWorkAsync("payment-recheck", Now + later);
        return (did.GetProperty("asked").GetInt32(), did.GetProperty("paid").GetInt32(), did.GetProperty("ended").GetInt32(), did.GetProperty("refunded").GetInt32());
    }
}

/// <summary>Without a provider the desk goes on.</summary>
public sealed class PayingWithoutAProviderTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Online_payment_is_refused_and_cash_is_taken()
    {
        var citizen = new Person(Guid.Empty, district.App.As(EGov.Api.CallerKind.Citizen, "dossiers:submit"));
        var submitted = await SendAsync(
            citizen.Client, "/v1/dossiers/online", Application(await district.PublishPaidAsync(), fees: TwoPagesAndTheCharge, agencyId: district.Commune), Morning, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);
        var asked = await AskAsync(district.CommuneDesk, submitted);

        await TryStartAsync(citizen, asked).ShouldRefuse(HttpStatusCode.ServiceUnavailable, "dossiers.payments-not-configured");
        await district.App.Anonymous().PostAsync("/v1/payments/callback", null).ShouldRefuse(HttpStatusCode.ServiceUnavailable, "dossiers.payments-not-configured");
        (await district.App.RunWorkAsync("payment-recheck", Now)).GetProperty("asked").GetInt32().ShouldBe(0);

        (await CollectAsync(district.CommuneDesk, asked)).State.ShouldBe(PaymentState.Paid);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("short", false)]
    [InlineData("a-key-that-only-tests-know-0123456789", true)]
    public void A_provider_without_a_good_key_is_none(string? key, bool configured)
    {
        var address = new Uri("https://cong-thanh-toan.example");

        new PaymentOptions { Address = address, CallbackAddress = address, ReturnAddress = address, Key = key }.IsConfigured.ShouldBe(configured);
    }
}
