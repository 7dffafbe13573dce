using System.Net;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Payments;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class RequestingAPaymentTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Fees_and_charges_stand_apart_with_quantity_times_unit_price()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        var asked = await AskAsync(district.CommuneDesk, dossier, new
        {
            timing = "Before",
            fees = new object[] { new { code = "TRANG", quantity = 12 }, new { code = "GIAY", quantity = 3 } },
            others = new object[] { new { text = "Thuế thu nhập cá nhân", amount = 1_234_567 } },
        });

        (asked.Fee, asked.Charge, asked.Other, asked.Total).ShouldBe((12 * Page, 3 * Charge, 1_234_567L, (12 * Page) + (3 * Charge) + 1_234_567));
        asked.StateName.ShouldBe("Chưa thanh toán");
        asked.Lines.Select(l => (l.Kind, l.Quantity, l.UnitPrice, l.Amount)).ShouldBe(
        [
            (ObligationKind.Fee, 12, Page, 12 * Page),
            (ObligationKind.Charge, 3, Charge, 3 * Charge),
            (ObligationKind.Other, 1, 1_234_567, 1_234_567),
        ]);
    }

    [Fact]
    public async Task Without_lines_it_asks_for_what_reception_noted()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        var asked = await AskAsync(district.CommuneDesk, dossier);

        (asked.Fee, asked.Charge).ShouldBe((2 * Page, Charge));
    }

    [Theory]
    [InlineData("2023-06-30 08:00", Page)]
    [InlineData("2023-07-03 08:00", Page / 2)]
    [InlineData("2023-12-29 08:00", Page / 2)]
    [InlineData("2024-01-02 08:00", Page)]
    public async Task The_price_is_that_of_the_day_of_reception_even_when_asked_for_later(string received, long price)
    {
        var at = Civil(received);
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync(), at);

        var asked = await AskAsync(district.CommuneDesk, dossier, new { timing = "After", fees = new[] { new { code = "TRANG", quantity = 3 } } }, at.AddDays(3));

        asked.Fee.ShouldBe(3 * price);
        asked.PriceDay.ShouldBe(DateOnly.FromDateTime(at.DateTime));
    }

    [Fact]
    public async Task An_exempt_applicant_owes_no_fee_and_the_reason_is_kept()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        var asked = await AskAsync(district.CommuneDesk, dossier, new { timing = "Exempt", exemption = "Thân nhân liệt sĩ" });

        (asked.Total, asked.State).ShouldBe((0L, PaymentState.Paid));
        asked.Lines.ShouldAllBe(l => l.Amount == 0 && l.UnitPrice > 0 && l.Exemption == "Thân nhân liệt sĩ");
        asked.Receipts.ShouldBeEmpty();
        district.App.Events.HeardOf(PaymentRequested.EventType).ShouldNotContain(e => e.GetProperty("subject").GetString() == asked.Id.ToString());
    }

    [Fact]
    public async Task One_line_may_be_exempt_while_the_others_are_due()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        var asked = await AskAsync(district.CommuneDesk, dossier, new
        {
            timing = "Before",
            fees = new object[] { new { code = "TRANG", quantity = 2, exemption = "Hộ nghèo theo xác nhận" }, new { code = "GIAY", quantity = 1 } },
        });

        (asked.Fee, asked.Charge, asked.State).ShouldBe((0L, Charge, PaymentState.Unpaid));
    }

    [Fact]
    public async Task Within_handling_the_clock_stands_and_the_facts_are_told()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        var asked = await AskAsync(district.CommuneDesk, dossier, new { timing = "Before", pauses = true, reason = "Nộp phí thẩm định" }, Civil("2015-01-06 09:00"));

        var now = await NowAsync(district.CommuneDesk, dossier);
        (now.State, now.DueAt).ShouldBe((DossierState.PaymentRequested, null));
        await Eventually.IsTrue(
            () => district.App.Events.HeardOf(PaymentRequested.EventType).Any(e => e.GetProperty("subject").GetString() == asked.Id.ToString()
                && e.GetProperty("data").GetProperty("fee").GetInt64() == 2 * Page && e.GetProperty("data").GetProperty("pauses").GetBoolean())
                && district.App.Events.HeardOf(DossierSuspended.EventType).Any(e => e.GetProperty("subject").GetString() == dossier.Id.ToString()),
            "request and pause are told");
    }

    [Fact]
    public async Task A_collection_beside_the_handling_leaves_the_clock_running()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());

        await AskAsync(district.CommuneDesk, dossier);

        var now = await NowAsync(district.CommuneDesk, dossier);
        (now.State, now.DueAt).ShouldBe((DossierState.Received, dossier.DueAt));
    }

    [Fact]
    public async Task One_request_at_a_time_pauses_a_dossier()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        await AskAsync(district.CommuneDesk, dossier, new { timing = "Before", pauses = true });
        var paused = await NowAsync(district.CommuneDesk, dossier);

        await TryAskAsync(district.CommuneDesk, paused, new { timing = "Before", pauses = true }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        var stopped = await MoveAsync(district.CommuneDesk, paused, "suspension", new { kind = "Stop", reason = "Chờ hướng dẫn" }, Morning.AddHours(2));
        await TryAsync(district.CommuneDesk, stopped, "resumption", at: Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-outstanding");
    }

    [Fact]
    public async Task Neither_suspension_nor_resumption_is_a_way_round()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        await TryAsync(district.CommuneDesk, dossier, "suspension", new { kind = "Payment", reason = "Nộp lệ phí" }).ShouldBe(HttpStatusCode.BadRequest);
        await AskAsync(district.CommuneDesk, dossier, new { timing = "Before", pauses = true });
        var paused = await NowAsync(district.CommuneDesk, dossier);

        await TryAsync(district.CommuneDesk, paused, "resumption", at: Morning.AddHours(2)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-outstanding");

        (await NowAsync(district.CommuneDesk, dossier)).ShouldBe(paused);
    }

    [Fact]
    public async Task Bad_requests_are_refused_and_change_nothing()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync(), fees: []);

        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Before" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-pay");
        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Before", fees = new[] { new { code = "KHONG", quantity = 1 } } })
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-fee");
        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Exempt" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Before", exemption = "Không phải đối tượng" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Before", others = new[] { new { text = "Thuế", amount = -1 } } })
            .ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAskAsync(district.CommuneDesk, dossier, new
        {
            timing = "Before",
            others = new[] { new { text = "Tiền sử dụng đất", amount = 1_000_000_000_000 }, new { text = "Lệ phí trước bạ", amount = 1_000_000_000_000 } },
        }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.payment-too-large");
        await TryAskAsync(district.CommuneDesk, dossier, new { timing = "Exempt", exemption = "Thân nhân liệt sĩ", pauses = true, fees = TwoPagesAndTheCharge })
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-pay");
        await TryAskAsync(district.CommuneDesk, dossier with { Version = 7 }, new { timing = "Before" }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");

        (await NowAsync(district.CommuneDesk, dossier)).Version.ShouldBe(dossier.Version);
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{dossier.Id}/payment-requests")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Only_who_holds_it_may_let_it_wait_and_only_who_works_on_it_may_ask()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var other = await district.AppointAsync(district.OtherCommune, "Ngô Thị Lan", "dossiers:receive");
        var body = new { timing = "Before" };

        await TryAskAsync(new Person(Guid.Empty, district.App.Anonymous()), dossier, body).ShouldBe(HttpStatusCode.Unauthorized);
        await TryAskAsync(new Person(Guid.Empty, district.App.As(CallerKind.Citizen, "dossiers:submit")), dossier, body).ShouldBe(HttpStatusCode.Forbidden);
        await TryAskAsync(other, dossier, body).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_that_handed_on_may_not_let_it_wait()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var others = new[] { new { text = "Chi phí giám định", amount = 500_000 } };

        await TryAskAsync(district.CommuneDesk, handed, new { timing = "Before", pauses = true, others }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        var asked = await AskAsync(district.Specialist, handed, new { timing = "Before", pauses = true, others });

        asked.AgencyId.ShouldBe(district.LabourOffice);
    }

    [Fact]
    public async Task The_same_key_asks_once()
    {
        var dossier = await district.ReceivePaidAsync(await district.PublishPaidAsync());
        var key = Guid.CreateVersion7();

        var first = await TryAskAsync(district.CommuneDesk, dossier, new { timing = "After" }, key: key).ShouldBe<PaymentView>(HttpStatusCode.Created);
        var again = await TryAskAsync(district.CommuneDesk, dossier, new { timing = "After" }, key: key).ShouldBe<PaymentView>(HttpStatusCode.Created);

        again.Id.ShouldBe(first.Id);
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{dossier.Id}/payment-requests")).GetArrayLength().ShouldBe(1);
    }
}
