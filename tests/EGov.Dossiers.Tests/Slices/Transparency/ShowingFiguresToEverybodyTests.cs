using System.Net;
using EGov.Dossiers.Model;
using EGov.Dossiers.Transparency;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Transparency;

public sealed class ShowingFiguresToEverybodyTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _hours;

    private Province _province = null!;
    private ReceivedUnder _procedure = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _procedure = await app.HasProcedureAsync($"1.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_dossier_counts_in_the_month_it_came_and_in_the_month_it_was_resolved_for_the_agency_that_received_it()
    {
        var early = await ReceiveAsync("30/01 08:00", "10/02 17:00");
        await app.HandsOverAsync(early, _province.Office, At("31/01 08:00"), At("05/02 17:00"));
        await app.DecidesAsync(early, At("04/02 10:00"));
        await app.DecidesAsync(await ReceiveAsync("01/02 08:00", "10/02 17:00"), At("10/02 16:00"));
        await app.DecidesAsync(await ReceiveAsync("02/02 08:00", "10/02 17:00"), At("12/02 09:00"));
        await app.WithdrawsAsync(await ReceiveAsync("03/02 08:00", "10/02 17:00"), At("15/02 09:00"));
        await ReceiveAsync("20/02 08:00", "10/03 17:00");
        await app.SubmitsAsync(_province.DongTam, _procedure, At("21/02 08:00"), At("22/02 08:00"), null);

        var figures = await FiguresAsync();

        figures.Rows.Where(r => r.AgencyId == _province.DongTam).ShouldBe(
        [
            new ShowTransparency.Row(_province.DongTam, "UBND xã Đồng Tâm", 1, Received: 1, Resolved: 0, OnTime: 0, Late: 0),
            new ShowTransparency.Row(_province.DongTam, "UBND xã Đồng Tâm", 2, Received: 4, Resolved: 4, OnTime: 3, Late: 1),
        ]);
        figures.Rows.ShouldNotContain(r => r.AgencyId == _province.Office);
    }

    [Fact]
    public async Task The_same_figures_come_as_a_file()
    {
        await app.DecidesAsync(await ReceiveAsync("02/05 08:00", "10/05 17:00"), At("08/05 16:00"));
        using var anonymous = LaterReader();
        anonymous.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var file = await anonymous.GetStringAsync("/v1/transparency?year=2015");

        file.ShouldContain("Cơ quan,Tháng,Tiếp nhận,Đã giải quyết,Đúng hạn,Quá hạn");
        file.ShouldContain("UBND xã Đồng Tâm,5,1,1,1,0");
    }

    [Fact]
    public async Task Within_ten_minutes_everybody_is_told_the_same()
    {
        using var reader = LaterReader();
        var before = await reader.GetStringAsync("/v1/transparency?year=2015");

        await ReceiveAsync("02/06 08:00", "10/06 17:00");

        (await reader.GetStringAsync("/v1/transparency?year=2015")).ShouldBe(before);
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(9999)]
    public async Task A_year_without_figures_is_refused(int year)
    {
        using var anonymous = app.Anonymous();

        await anonymous.GetAsync($"/v1/transparency?year={year}").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.year-without-figures");
    }

    private Task<Guid> ReceiveAsync(string at, string due) => app.ReceivesAsync(_province.DongTam, _procedure, At(at), At(due));

    private async Task<ShowTransparency.Response> FiguresAsync()
    {
        using var reader = LaterReader();
        return await reader.GetAsync("/v1/transparency?year=2015").ShouldBe<ShowTransparency.Response>(HttpStatusCode.OK);
    }

    /// <summary>Whoever asks an hour later is told anew.</summary>
    private HttpClient LaterReader()
    {
        var reader = app.Anonymous();
        reader.DefaultRequestHeaders.Add("X-Clock", At("31/12 08:00").AddHours(Interlocked.Increment(ref _hours)).ToString("O"));
        return reader;
    }
}
