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
        var early = await ReceiveAsync("2013-01-30 08:00", "2013-02-10 17:00");
        await app.HandsOverAsync(early, _province.Office, At("2013-01-31 08:00"), At("2013-02-05 17:00"));
        await app.DecidesAsync(early, At("2013-02-04 10:00"));
        await app.DecidesAsync(await ReceiveAsync("2013-02-01 08:00", "2013-02-10 17:00"), At("2013-02-10 16:00"));
        await app.DecidesAsync(await ReceiveAsync("2013-02-02 08:00", "2013-02-10 17:00"), At("2013-02-12 09:00"));
        await app.WithdrawsAsync(await ReceiveAsync("2013-02-03 08:00", "2013-02-10 17:00"), At("2013-02-15 09:00"));
        await ReceiveAsync("2013-02-20 08:00", "2013-03-10 17:00");
        await app.SubmitsAsync(_province.DongTam, _procedure, At("2013-02-21 08:00"), At("2013-02-22 08:00"), null);

        var rows = (await FiguresAsync(2013)).Rows.Where(r => r.AgencyId == _province.DongTam).ToList();

        rows.ShouldBe(
        [
            new ShowTransparency.Row(_province.DongTam, "UBND xã Đồng Tâm", 1, Received: 1, Resolved: 0, OnTime: 0, Late: 0),
            new ShowTransparency.Row(_province.DongTam, "UBND xã Đồng Tâm", 2, Received: 4, Resolved: 4, OnTime: 3, Late: 1),
        ]);
        (await FiguresAsync(2013)).Rows.ShouldNotContain(r => r.AgencyId == _province.Office);
    }

    [Fact]
    public async Task The_same_figures_come_as_a_file()
    {
        await app.DecidesAsync(await ReceiveAsync("2012-05-02 08:00", "2012-05-10 17:00"), At("2012-05-08 16:00"));
        using var anonymous = app.Anonymous();
        anonymous.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var file = await anonymous.GetStringAsync("/v1/transparency?year=2012");

        file.ShouldContain("Cơ quan,Tháng,Tiếp nhận,Đã giải quyết,Đúng hạn,Quá hạn");
        file.ShouldContain("UBND xã Đồng Tâm,5,1,1,1,0");
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

    private async Task<ShowTransparency.Response> FiguresAsync(int year)
    {
        using var anonymous = app.Anonymous();
        return await anonymous.GetAsync($"/v1/transparency?year={year}").ShouldBe<ShowTransparency.Response>(HttpStatusCode.OK);
    }
}
