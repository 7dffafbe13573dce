using System.Net;
using EGov.Api;
using EGov.Dossiers.Payments;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class IssuingReceiptsTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Fees_and_charges_have_receipts_of_their_own_series()
    {
        var asked = await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync()));

        var paid = await CollectAsync(district.CommuneDesk, asked);

        paid.Receipts.Select(r => (r.Kind, r.Series, r.Amount)).ShouldBe([(FeeKindView.Fee, "PA-15E", 2 * Page), (FeeKindView.Charge, "LA-15E", Charge)]);
        paid.Receipts.ShouldAllBe(r => r.AgencyId == district.Commune && r.Number.Length == 7 && r.PayerName == "Nguyễn Thị Mai Hương");
    }

    [Fact]
    public async Task Another_obligation_has_no_receipt_of_fees()
    {
        var asked = await AskAsync(
            district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync(), fees: []),
            new { timing = "Before", others = new[] { new { text = "Thuế thu nhập cá nhân", amount = 700_000 } } });

        (await CollectAsync(district.CommuneDesk, asked)).Receipts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_pay_at_once_and_some_fail()
    {
        // A year of its own, so that no other test takes numbers of this series.
        var (procedure, at) = (await district.PublishPaidAsync(), Civil("2017-03-06 08:00"));
        var asked = new List<PaymentView>();
        for (var i = 0; i < 16; i++)
        {
            asked.Add(await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(procedure, at), at: at));
        }

        // Every request is collected twice at the same time: one of the two fails, perhaps after it took numbers.
        var answers = await Task.WhenAll(asked.Concat(asked).Select(r => TryDoAsync(district.CommuneDesk, r, "collection", new { way = "Cash" }, at)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(16);
        var page = await district.CommuneDesk.Client.GetAsync("/v1/receipts?from=2017-03-06&to=2017-03-06&limit=200").ShouldBe<Page<ReceiptView>>(HttpStatusCode.OK);
        foreach (var kind in new[] { FeeKindView.Fee, FeeKindView.Charge })
        {
            page.Items.Where(r => r.Kind == kind).Select(r => int.Parse(r.Number, System.Globalization.CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(1, 16));
        }
    }

    [Fact]
    public async Task A_voided_receipt_keeps_its_number_and_the_next_number_replaces_it()
    {
        var leader = await district.CommuneLeaderAsync();
        var at = Civil("2018-03-05 08:00");
        var paid = await CollectAsync(district.CommuneDesk, await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync(), at), at: at), at);
        var wrong = paid.Receipts[0];

        var answer = await VoidAsync(leader, wrong, new { reason = "Sai tên người nộp", payerName = "Trần Văn Bình" }, at).ShouldBe<VoidReceipt.Response>(HttpStatusCode.OK);

        (answer.Voided.VoidReason, answer.Voided.Number).ShouldBe(("Sai tên người nộp", "0000001"));
        var next = answer.Replacement.ShouldNotBeNull();
        (next.Number, next.PayerName, next.Amount, next.ReplacesId).ShouldBe(("0000002", "Trần Văn Bình", wrong.Amount, wrong.Id));
        await VoidAsync(leader, answer.Voided, new { reason = "Hủy lần nữa" }, at).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.receipt-is-voided");
        await VoidAsync(leader, wrong, new { reason = "Hủy lần nữa" }, at).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        (await PaymentAsync(leader, paid.Id)).Receipts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Only_a_leader_of_the_agency_voids()
    {
        var paid = await CollectAsync(district.CommuneDesk, await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(await district.PublishPaidAsync())));
        var body = new { reason = "Sai số tiền" };

        await VoidAsync(new Person(Guid.Empty, district.App.Anonymous()), paid.Receipts[0], body).ShouldBe(HttpStatusCode.Unauthorized);
        await VoidAsync(district.CommuneDesk, paid.Receipts[0], body).ShouldBe(HttpStatusCode.Forbidden);
        await VoidAsync(district.Leader, paid.Receipts[0], body).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Receipts_are_listed_page_by_page_in_the_order_of_their_days()
    {
        var procedure = await district.PublishPaidAsync();
        foreach (var day in new[] { "2019-03-05 08:00", "2019-03-04 08:00", "2019-03-06 08:00" })
        {
            var at = Civil(day);
            await CollectAsync(district.CommuneDesk, await AskAsync(district.CommuneDesk, await district.ReceivePaidAsync(procedure, at), at: at), at);
        }

        var first = await ListAsync("from=2019-03-04&to=2019-03-05&kind=charge&limit=1");
        var second = await ListAsync($"from=2019-03-04&to=2019-03-05&kind=charge&limit=1&after={first.Next}");

        (first.Items.Single().IssuedAt, second.Items.Single().IssuedAt, second.Next).ShouldBe((Civil("2019-03-04 08:00"), Civil("2019-03-05 08:00"), null));
        await district.CommuneDesk.Client.GetAsync("/v1/receipts?from=2019-03-06&to=2019-03-05").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.period-invalid");
        await district.CommuneDesk.Client.GetAsync($"/v1/receipts?from=2019-03-04&to=2019-03-05&agency={district.OtherCommune}").ShouldBe(HttpStatusCode.NotFound);
        await district.App.Anonymous().GetAsync("/v1/receipts?from=2019-03-04&to=2019-03-05").ShouldBe(HttpStatusCode.Unauthorized);
        await district.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync("/v1/receipts?from=2019-03-04&to=2019-03-05").ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<Page<ReceiptView>> ListAsync(string query) => district.CommuneDesk.Client.GetAsync($"/v1/receipts?{query}").ShouldBe<Page<ReceiptView>>(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> VoidAsync(Person person, ReceiptView receipt, object body, DateTimeOffset? at = null) =>
        SendAsync(person.Client, $"/v1/receipts/{receipt.Id}/voiding", body, at ?? Morning.AddHours(4), receipt.Version);
}
