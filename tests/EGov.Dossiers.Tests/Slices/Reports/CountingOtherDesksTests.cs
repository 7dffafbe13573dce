using EGov.Dossiers.Model;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.ReportReading;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class CountingOtherDesksTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string March = "from=2015-03-01&to=2015-03-31";
    private const string TanSoi = "UBND xã Tân Sỏi";
    private const string PhonXuong = "UBND xã Phồn Xương";
    private const string DongTam = "UBND xã Đồng Tâm";
    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"8.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_desk_counts_what_it_took_in_and_returned_and_each_competent_agency_what_others_took_in_for_it()
    {
        await app.ReceivesAsync(_province.DongTam, _merit, At("02/03 08:00"), At("12/03 17:00"));
        await DoneAsync(await TakeInAsync(null), "10/03 08:00");
        await DoneAsync(await TakeInAsync(_province.DongTam), "12/03 08:00");
        await DoneAsync(await TakeInAsync(_province.PhonXuong), "16/03 08:00");
        await TakeInAsync(null);
        await app.WithdrawsAsync(await TakeInAsync(null), At("05/03 08:00"));

        const string handling = "received=5 resolved=4 early=1 onTime=2 late=1 withdrawn=1 inProgress=1 overdue=1";
        var desks = await ReadAsync(March);
        Counted(desks, TanSoi).ShouldBe(handling + " returned=1 returnedWhereTaken=1");
        Counted(desks, DongTam).ShouldBe("returned=1 returnedElsewhere=1");
        Counted(desks, PhonXuong).ShouldBe("returned=1 returnedByCompetent=1");
        Counted(desks).ShouldBe(handling + " returned=3 returnedWhereTaken=1 returnedElsewhere=1 returnedByCompetent=1");
        desks.Head.Balanced.ShouldBe(true);
        Counted(await ReadAsync(March + "&by=agency"), PhonXuong).ShouldBe(handling + " returned=3 returnedWhereTaken=1 returnedElsewhere=1 returnedByCompetent=1");
    }

    [Fact]
    public async Task A_result_fetched_away_from_the_agency_that_received_counts_where_it_was_fetched()
    {
        var id = await app.TakesInAsync(_province.TanSoi, _province.PhonXuong, _merit, At("02/03 08:00"), null, _province.DongTam);
        await app.SuspendsAsync(id, At("04/03 08:00"));
        await app.ResumesAsync(id, At("06/03 08:00"), At("20/03 17:00"));
        Counted(await ReadAsync(March + "&asOf=2015-03-05")).ShouldBe("received=1 inProgress=1 withinTerm=1");

        await DoneAsync(id, "09/04 08:00");
        Counted(await ReadAsync(March + "&asOf=2015-03-05")).ShouldBe("received=1 inProgress=1 withinTerm=1");
        Counted(await ReadAsync(March)).ShouldBe("received=1 inProgress=1 overdue=1");
        Counted(await ReadAsync("from=2015-04-01&to=2015-04-30")).ShouldBe("carriedOver=1 resolved=1 late=1 returned=1 returnedElsewhere=1");
    }

    [Fact]
    public async Task A_dossier_stays_with_the_desk_and_the_agency_of_its_reception_when_they_are_closed()
    {
        var id = await TakeInAsync(null);
        var march = Counted(await ReadAsync(March + "&asOf=2015-03-20"), TanSoi);
        march.ShouldBe("received=1 inProgress=1 overdue=1");

        await app.ClosesAsync(_province.TanSoi, _province.DongTam, At("01/04 00:00"));
        await app.ClosesAsync(_province.PhonXuong, _province.Office, At("02/04 00:00"));
        await DoneAsync(id, "03/04 08:00");
        Counted(await ReadAsync(March + "&asOf=2015-03-20"), TanSoi).ShouldBe(march);
        var april = await ReadAsync("from=2015-04-01&to=2015-04-30");
        Counted(april, TanSoi).ShouldBe("carriedOver=1 resolved=1 late=1");
        Counted(april, DongTam).ShouldBe("returned=1 returnedWhereTaken=1");
    }

    private Task<EGov.Dossiers.Reports.ReportAnswer> ReadAsync(string query) => app.ReportAsync(_province.District, "any-desk", query);

    private Task<Guid> TakeInAsync(Guid? fetchedAt) => app.TakesInAsync(_province.TanSoi, _province.PhonXuong, _merit, At("02/03 08:00"), At("12/03 17:00"), fetchedAt);

    private async Task DoneAsync(Guid id, string decided)
    {
        await app.DecidesAsync(id, At(decided));
        await app.ReturnsAsync(id, At(decided).AddHours(2));
    }
}
