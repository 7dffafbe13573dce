using EGov.Dossiers.Model;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.ReportReading;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class CountingSupplementsTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string March = "from=2015-03-01&to=2015-03-31";
    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"5.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Requests_are_told_with_what_had_become_of_them_on_the_day()
    {
        var (first, second, third) = (await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync());
        await AskAsync(first, "04/03 08:00", answerBy: "20/03 17:00");
        await AskAsync(third, "05/03 08:00", answerBy: "20/03 17:00");
        await BringAsync(third, "09/03 08:00");
        await AskAsync(second, "10/03 08:00", answerBy: "20/03 17:00", askBy: "06/03 17:00");
        await BringAsync(first, "10/03 09:00");
        const string early = "requests=3 lateRequests=1 answered=2 open=1";
        Counted(await ReadAsync(March + "&asOf=2015-03-11")).ShouldBe(early);

        await AskAsync(third, "12/03 08:00", answerBy: "10/04 17:00");
        var (withdrawn, waited) = (await ReceiveAsync("13/03 08:00"), await ReceiveAsync("13/03 08:00"));
        await AskAsync(withdrawn, "16/03 08:00", answerBy: "30/03 17:00");
        await app.WithdrawsWaitingAsync(withdrawn, At("18/03 08:00"));
        await AskAsync(waited, "20/03 08:00", answerBy: "30/03 17:00");
        await app.LetsSupplementExpireAsync(second, At("25/03 08:00"));
        const string march = "requests=6 repeated=1 lateRequests=1 answered=2 expired=1 closed=1 open=2 openPast=1";
        Counted(await ReadAsync(March)).ShouldBe(march);

        await BringAsync(waited, "02/04 08:00");
        Counted(await ReadAsync(March)).ShouldBe(march);
        Counted(await ReadAsync(March + "&asOf=2015-03-11")).ShouldBe(early);
        Counted(await ReadAsync("from=2015-03-01&to=2015-04-05")).ShouldBe("requests=6 repeated=1 lateRequests=1 answered=3 answeredLate=1 expired=1 closed=1 open=1");
    }

    [Fact]
    public async Task An_answer_after_the_expiry_takes_the_request_from_the_expired_from_its_day_on()
    {
        var id = await ReceiveAsync();
        await AskAsync(id, "04/03 08:00", answerBy: "10/03 17:00");
        await app.LetsSupplementExpireAsync(id, At("11/03 08:00"));
        await BringAsync(id, "20/03 08:00");

        Counted(await ReadAsync(March + "&asOf=2015-03-19")).ShouldBe("requests=1 expired=1");
        Counted(await ReadAsync(March + "&asOf=2015-03-20")).ShouldBe("requests=1 answered=1 answeredLate=1");
    }

    [Fact]
    public async Task Dossiers_past_their_due_day_are_told_apart_by_whether_an_apology_was_sent()
    {
        var (inTime, late, never, done, kept) = (await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync());
        await app.DecidesAsync(kept, At("11/03 08:00"));
        await app.ApologisesAsync(inTime, At("11/03 10:00"), At("10/03 08:00"), At("20/03 17:00"));
        Counted(await ReadAsync(March + "&asOf=2015-03-12")).ShouldBe("rescheduled=1");
        Counted(await ReadAsync(March + "&asOf=2015-03-13")).ShouldBe("rescheduled=1 overdueWithoutApology=3");

        await app.ApologisesAsync(late, At("11/03 10:00"), At("14/03 08:00"), At("10/04 17:00"));
        await app.DecidesAsync(done, At("16/03 08:00"));
        Counted(await ReadAsync(March)).ShouldBe("rescheduled=2 apologyLate=1 overdueWithoutApology=2");

        await app.ApologisesAsync(never, At("11/03 10:00"), At("02/04 08:00"), At("10/04 17:00"));
        Counted(await ReadAsync(March + "&asOf=2015-03-13")).ShouldBe("rescheduled=1 overdueWithoutApology=3");
        Counted(await ReadAsync(March)).ShouldBe("rescheduled=2 apologyLate=1 overdueWithoutApology=2");
        Counted(await ReadAsync("from=2015-03-01&to=2015-04-30")).ShouldBe("rescheduled=3 apologyLate=2 overdueWithoutApology=1");
    }

    [Fact]
    public async Task Lines_are_agencies_fields_or_procedures_and_a_request_counts_for_the_agency_that_asked()
    {
        var id = await ReceiveAsync();
        await app.HandsOverAsync(id, _province.Office, At("03/03 08:00"), At("10/03 17:00"));
        await AskAsync(id, "04/03 08:00", answerBy: "20/03 17:00");

        Counted(await ReadAsync(March), "Phòng LĐ-TB&XH").ShouldBe("requests=1 open=1 openPast=1");
        Counted(await ReadAsync(March + "&by=field"), "Người có công").ShouldBe("requests=1 open=1 openPast=1");
        Counted(await ReadAsync(March + "&by=procedure"), "Trợ cấp thờ cúng liệt sĩ").ShouldBe("requests=1 open=1 openPast=1");
        Counted(await ReadAsync(March + "&by=field&field=Hộ tịch")).ShouldBe("");
    }

    private Task<EGov.Dossiers.Reports.ReportAnswer> ReadAsync(string query) => app.ReportAsync(_province.District, "supplements", query);

    private Task<Guid> ReceiveAsync(string at = "02/03 08:00") => app.ReceivesAsync(_province.DongTam, _merit, At(at), At("12/03 17:00"));

    private Task AskAsync(Guid id, string at, string answerBy, string askBy = "30/03 17:00") => app.AsksForSupplementAsync(id, At(at), At(askBy), At(answerBy));

    private Task BringAsync(Guid id, string at) => app.BringsSupplementAsync(id, At(at), At("30/06 17:00"));
}
