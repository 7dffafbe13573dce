using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Payments;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class RefundingAPaymentTests(District district) : IClassFixture<District>
{
    private static readonly object Account = new { bankCode = "VCB", number = "0011001234567", holder = "NGUYEN THI MAI HUONG" };

    [Fact]
    public async Task All_of_it_goes_back_with_reason_and_account()
    {
        var (leader, paid) = await PaidAsync();

        var refunded = await TryRefundAsync(leader, paid, new { way = "Transfer", fee = 2 * Page, charge = Charge, reason = "Thu nhầm đối tượng miễn phí", account = Account })
            .ShouldBe<PaymentView>(HttpStatusCode.Created);

        (refunded.State, refunded.StateName, refunded.Refunded).ShouldBe((PaymentState.Refunded, "Đã hoàn phí", (2 * Page) + Charge));
        var refund = refunded.Refunds.ShouldHaveSingleItem();
        (refund.State, refund.Reason, refund.BankCode, refund.AccountNumber).ShouldBe((RefundState.Given, "Thu nhầm đối tượng miễn phí", "VCB", "0011001234567"));
        await Eventually.IsTrue(
            () => district.App.Events.HeardOf(PaymentRefunded.EventType).Any(e => e.GetProperty("subject").GetString() == paid.Id.ToString()
                && e.GetProperty("data").GetProperty("charge").GetInt64() == Charge && !e.ToString().Contains("0011001234567", StringComparison.Ordinal)),
            "the refund is told without bank data");
    }

    [Fact]
    public async Task A_part_goes_back_and_the_rest_may_follow()
    {
        var (leader, paid) = await PaidAsync();

        var part = await TryRefundAsync(leader, paid, new { way = "Cash", fee = Page, reason = "Thu thừa một trang" }).ShouldBe<PaymentView>(HttpStatusCode.Created);
        var whole = await TryRefundAsync(leader, part, new { way = "Cash", fee = Page, charge = Charge, reason = "Hoàn phần còn lại" }).ShouldBe<PaymentView>(HttpStatusCode.Created);

        (part.State, part.Refunded).ShouldBe((PaymentState.Paid, Page));
        whole.State.ShouldBe(PaymentState.Refunded);
    }

    [Theory]
    [InlineData((2 * Page) + 1, 0)]
    [InlineData(0, Charge + 1)]
    [InlineData(0, 0)]
    public async Task More_than_was_paid_of_a_kind_or_nothing_is_refused(long fee, long charge)
    {
        var (leader, paid) = await PaidAsync();

        await TryRefundAsync(leader, paid, new { way = "Cash", fee, charge, reason = "Hoàn quá số đã thu" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.refund-above-sum");

        (await PaymentAsync(leader, paid.Id)).ShouldSatisfyAllConditions(p => p.Refunded.ShouldBe(0), p => p.Version.ShouldBe(paid.Version), p => p.Refunds.ShouldBeEmpty());
    }

    [Fact]
    public async Task Refunds_together_are_never_more_than_was_paid()
    {
        var (leader, paid) = await PaidAsync();
        var part = await TryRefundAsync(leader, paid, new { way = "Cash", fee = Page, reason = "Thu thừa một trang" }).ShouldBe<PaymentView>(HttpStatusCode.Created);

        await TryRefundAsync(leader, part, new { way = "Cash", fee = 2 * Page, reason = "Hoàn cả hai trang" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.refund-above-sum");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryRefundAsync(leader, part, new { way = "Cash", fee = Page, reason = "Hoàn trang còn lại" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await PaymentAsync(leader, paid.Id)).Refunded.ShouldBe(2 * Page);
    }

    [Fact]
    public async Task What_was_not_paid_or_not_paid_online_is_not_refunded_so()
    {
        var leader = await district.CommuneLeaderAsync();
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));
        var body = new { way = "Cash", fee = Page, reason = "Hoàn tiền chưa thu" };

        await TryRefundAsync(leader, asked, body).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-not-paid");
        var paid = await CollectAsync(district.CommuneDesk, asked);
        await TryRefundAsync(leader, paid, new { way = "Online", fee = Page, reason = "Hoàn qua cổng thanh toán" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.refund-way-not-possible");
        await TryRefundAsync(leader, paid, new { way = "Transfer", fee = Page, reason = "Thiếu tài khoản" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryRefundAsync(leader, paid, new { way = "Cash", fee = -1, reason = "Số âm thì không" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryRefundAsync(leader, asked, body).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    [Fact]
    public async Task A_dossier_withdrawn_after_paying_gets_its_money_back()
    {
        var (leader, paid) = await PaidAsync();
        var dossier = await NowAsync(leader, new Standing(paid.DossierId, null, 0, default, 0, 1, district.Commune, null, null, null));
        await MoveAsync(district.CommuneDesk, dossier, "withdrawal", new { reason = "Công dân xin rút" }, Morning.AddHours(3));

        await TryRefundAsync(leader, paid, new { way = "Cash", fee = 2 * Page, charge = Charge, reason = "Hồ sơ đã rút" }).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_a_leader_of_the_agency_refunds()
    {
        var (_, paid) = await PaidAsync();
        var body = new { way = "Cash", fee = Page, reason = "Thu thừa một trang" };

        await TryRefundAsync(new Person(Guid.Empty, district.App.Anonymous()), paid, body).ShouldBe(HttpStatusCode.Unauthorized);
        await TryRefundAsync(district.CommuneDesk, paid, body).ShouldBe(HttpStatusCode.Forbidden);
        await TryRefundAsync(district.Leader, paid, body).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Person Leader, PaymentView Paid)> PaidAsync()
    {
        var leader = await district.CommuneLeaderAsync();
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));
        return (leader, await CollectAsync(district.CommuneDesk, asked));
    }
}
