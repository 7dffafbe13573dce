using System.Net;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Deadlines;
using EGov.Dossiers.Model;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Deadlines;

public sealed class TellingOfSilenceTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 500_000;

    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Applicant_and_supervisor_are_told_once_per_stretch_of_silence()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("27/02 10:00"));

        await app.SweepAsync(At("07/01 07:59"));
        (await app.NoticesOfAsync(id)).ShouldBeEmpty();
        await app.SweepAsync(At("07/01 08:00"));
        await app.SweepAsync(At("09/01 08:00"));
        await app.TakesUpAsync(id, _province.Hoa, At("12/01 08:00"));
        await app.SweepAsync(At("16/01 17:00"));
        (await app.NoticesOfAsync(id)).Count.ShouldBe(1);
        await app.SweepAsync(At("19/01 08:00"));
        await app.SweepAsync(At("26/01 08:00"));

        (await app.StagedAsync<DossierSilent>(id)).ShouldBe(
        [
            new DossierSilent(id, _province.DongTam, null, DossierState.Received, At("05/01 08:00"), 2, At("07/01 08:00")),
            new DossierSilent(id, _province.DongTam, _province.Hoa, DossierState.Processing, At("12/01 08:00"), 5, At("19/01 08:00")),
        ]);
        await Eventually.IsTrue(
            () => app.Events.HeardOf(DossierSilent.EventType).Count(e => e.GetProperty("subject").GetGuid() == id) == 2, "who tells people hears of it", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_weekend_and_a_holiday_are_not_silence()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("13/02 16:00"), null);

        await app.SweepAsync(At("24/02 08:00"));
        (await app.NoticesOfAsync(id)).ShouldBeEmpty();
        await app.SweepAsync(At("26/02 08:00"));

        (await app.NoticesOfAsync(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_pause_and_a_result_that_waits_have_a_longest_silence_of_their_own()
    {
        var paused = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.SuspendsAsync(paused, At("05/01 09:00"));
        var decided = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.DecidesAsync(decided, At("05/01 09:00"));
        var returned = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.DecidesAsync(returned, At("05/01 09:00"));
        await app.ReturnsAsync(returned, At("05/01 10:00"));

        await app.SweepAsync(At("19/01 08:59"));
        (await app.NoticesOfAsync(paused)).ShouldBeEmpty();
        await app.SweepAsync(At("19/01 09:00"));

        (await app.StagedAsync<DossierSilent>(paused)).ShouldHaveSingleItem().State.ShouldBe(DossierState.PaymentRequested);
        (await app.StagedAsync<DossierSilent>(decided)).ShouldHaveSingleItem().State.ShouldBe(DossierState.Decided);
        (await app.NoticesOfAsync(returned)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dossier_leaves_the_list_of_silent_ones_as_soon_as_something_happens()
    {
        var id = await app.ReceivesAsync(_province.PhonXuong, _merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.SweepAsync(At("07/01 08:00"));

        (await SilentAsync()).Items.Select(i => i.DossierId).ShouldBe([id]);
        await app.TakesUpAsync(id, _province.Hoa, At("07/01 09:00"));

        (await SilentAsync()).Items.ShouldBeEmpty();
    }

    private Task<Page<NoticeItem>> SilentAsync() =>
        app.AsOfficial(_province.PhonXuong, "dossiers:assign").GetAsync("/v1/deadlines/silent").ShouldBe<Page<NoticeItem>>(HttpStatusCode.OK);
}
