using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.ReportReading;

namespace EGov.Dossiers.Tests.Slices.Reports;

public sealed class CountingSatisfactionTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private const string March = "from=2015-03-01&to=2015-03-31";
    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"7.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Satisfied_is_everybody_but_the_two_lowest_levels_and_the_share_is_of_what_was_resolved()
    {
        foreach (var level in new[] { RatingLevel.VerySatisfied, RatingLevel.Satisfied, RatingLevel.Satisfied, RatingLevel.Neutral, RatingLevel.Dissatisfied, RatingLevel.VeryDissatisfied })
        {
            await app.RatesAsync(await ReturnAsync("10/03 08:00"), level, At("12/03 08:00"));
        }

        await ReturnAsync("11/03 08:00");
        await ReturnAsync("20/03 08:00");

        var table = await ReadAsync(March);
        Counted(table).ShouldBe("ratings=6 verySatisfied=1 satisfied=2 neutral=1 dissatisfied=1 veryDissatisfied=1 finished=8 finishedRated=6");
        Cell(table, "satisfiedRatio").ShouldBe("0.6667");
        Cell(table, "ratedRatio").ShouldBe("0.75");
        Counted(await ReadAsync(March + "&by=field"), "Người có công").ShouldBe(Counted(table));
        Counted(await ReadAsync(March + "&by=procedure"), "Trợ cấp thờ cúng liệt sĩ").ShouldBe(Counted(table));
        Counted(await ReadAsync(March + "&asOf=2015-03-10")).ShouldBe("finished=6");
        Counted(await ReadAsync(March + "&asOf=2015-03-11")).ShouldBe("finished=7");
    }

    [Fact]
    public async Task A_rating_of_an_earlier_dossier_counts_among_ratings_and_not_in_the_share()
    {
        await app.RatesAsync(await ReturnAsync("25/02 08:00"), RatingLevel.Satisfied, At("02/03 08:00"));

        var table = await ReadAsync(March);
        Counted(table).ShouldBe("ratings=1 satisfied=1");
        Cell(table, "ratedRatio").ShouldBe("");
    }

    [Fact]
    public async Task A_withdrawn_dossier_is_nobodys_to_rate()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("02/03 08:00"), At("12/03 17:00"));
        await app.WithdrawsAsync(id, At("03/03 08:00"));

        Counted(await ReadAsync(March)).ShouldBe("");
    }

    [Fact]
    public async Task An_appraisal_is_told_from_its_own_day_on()
    {
        var (first, second) = (await ReturnAsync("10/03 08:00"), await ReturnAsync("10/03 08:00"));
        await app.RatesAsync(first, RatingLevel.VeryDissatisfied, At("12/03 08:00"));
        await app.RatesAsync(second, RatingLevel.Dissatisfied, At("12/03 08:00"));
        await app.AppraisesAsync(first, AppraisalOutcome.Upheld, At("25/03 08:00"));
        const string march = "ratings=2 dissatisfied=1 veryDissatisfied=1 finished=2 finishedRated=2 upheld=1";
        Counted(await ReadAsync(March)).ShouldBe(march);

        await app.AppraisesAsync(second, AppraisalOutcome.NotUpheld, At("02/04 08:00"));
        Counted(await ReadAsync(March)).ShouldBe(march);
        Counted(await ReadAsync(March + "&asOf=2015-03-24")).ShouldBe("ratings=2 dissatisfied=1 veryDissatisfied=1 finished=2 finishedRated=2");
    }

    private Task<EGov.Dossiers.Reports.ReportAnswer> ReadAsync(string query) => app.ReportAsync(_province.District, "satisfaction", query);

    private async Task<Guid> ReturnAsync(string decided)
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("20/02 08:00"), At("12/03 17:00"));
        await app.DecidesAsync(id, At(decided));
        await app.ReturnsAsync(id, At(decided).AddHours(2));
        return id;
    }
}
