using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.ReportReading;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class CountingFeesTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string March = "from=2015-03-01&to=2015-03-31";
    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"6.{Guid.CreateVersion7():N}", "Cấp giấy phép xuất bản", "Xuất bản", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Fees_and_charges_are_told_apart_by_way_with_what_went_back_and_what_is_owed()
    {
        var (first, second) = (await ReceiveAsync(), await ReceiveAsync());
        var both = await app.DemandsAsync(first, _province.DongTam, At("02/03 09:00"), fee: 30_000, charge: 20_000);
        await app.PaysAsync(both, _province.DongTam, PaymentWay.Cash, At("03/03 08:00"));
        var tax = await app.DemandsAsync(first, _province.Office, At("05/03 09:00"), other: 100_000);
        const string early = "dossiers=1 fees=30000 charges=20000 collected=50000 cash=50000 unpaid=1 unpaidAmount=100000";
        Counted(await ReadAsync(March + "&asOf=2015-03-11")).ShouldBe(early);

        // Paid on the 10th, known here on the 12th.
        await app.PaysAsync(tax, _province.Office, PaymentWay.Online, At("10/03 08:00"), At("12/03 08:00"));
        var owed = await app.DemandsAsync(second, _province.DongTam, At("15/03 08:00"), charge: 10_000);
        var mistaken = await app.DemandsAsync(second, _province.DongTam, At("15/03 09:00"), fee: 5_000);
        var page = await app.DemandsAsync(second, _province.DongTam, At("18/03 08:00"), fee: 15_000);
        await app.PaysAsync(page, _province.Office, PaymentWay.Transfer, At("20/03 08:00"));
        await app.CancelsPaymentAsync(mistaken, At("25/03 08:00"));
        await app.GivesBackAsync(both, 15_000, 5_000, At("28/03 08:00"));
        const string march = "dossiers=2 fees=45000 charges=20000 others=100000 collected=165000 cash=50000 transfer=15000 online=100000 "
            + "refunds=1 refundedFees=15000 refundedCharges=5000 refunded=20000 unpaid=1 unpaidAmount=10000 cancelled=1 cancelledAmount=5000";
        Counted(await ReadAsync(March)).ShouldBe(march);
        Cell(await ReadAsync(March), "net").ShouldBe("145000");

        await app.PaysAsync(owed, _province.Office, PaymentWay.Cash, At("02/04 08:00"));
        Counted(await ReadAsync(March + "&asOf=2015-03-11")).ShouldBe(early);
        Counted(await ReadAsync(March)).ShouldBe(march);
        Counted(await ReadAsync(March), "UBND xã Đồng Tâm").ShouldContain("unpaid=1 unpaidAmount=10000");
        Counted(await ReadAsync("from=2015-04-01&to=2015-04-30")).ShouldBe("dossiers=1 charges=10000 collected=10000 cash=10000");
    }

    [Fact]
    public async Task A_dossier_that_paid_at_two_agencies_is_one_dossier_of_each_and_one_of_the_whole()
    {
        var id = await ReceiveAsync();
        foreach (var collector in new[] { _province.DongTam, _province.Office, _province.Office })
        {
            var asked = await app.DemandsAsync(id, _province.DongTam, At("02/03 09:00"), fee: 10_000);
            await app.PaysAsync(asked, collector, PaymentWay.Cash, At("03/03 08:00"));
        }

        var table = await ReadAsync(March);
        Cell(table, "dossiers", "UBND xã Đồng Tâm").ShouldBe("1");
        Cell(table, "dossiers", "Phòng LĐ-TB&XH").ShouldBe("1");
        Cell(table, "fees", "Phòng LĐ-TB&XH").ShouldBe("20000");
        Cell(table, "dossiers").ShouldBe("1");
        Cell(table, "fees").ShouldBe("30000");
        Counted(await ReadAsync(March + "&by=field"), "Xuất bản").ShouldBe("dossiers=1 fees=30000 collected=30000 cash=30000");
        Counted(await ReadAsync(March + "&by=procedure"), "Cấp giấy phép xuất bản").ShouldBe("dossiers=1 fees=30000 collected=30000 cash=30000");
    }

    [Fact]
    public async Task Where_nothing_was_due_nothing_is_owed_or_collected()
    {
        var id = await ReceiveAsync();
        await app.IsExemptAsync(id, _province.DongTam, At("02/03 09:00"));

        Counted(await ReadAsync(March)).ShouldBe("");
    }

    private Task<EGov.Dossiers.Reports.ReportAnswer> ReadAsync(string query) => app.ReportAsync(_province.District, "fees", query);

    private Task<Guid> ReceiveAsync() => app.ReceivesAsync(_province.DongTam, _merit, At("02/03 08:00"), null);
}
