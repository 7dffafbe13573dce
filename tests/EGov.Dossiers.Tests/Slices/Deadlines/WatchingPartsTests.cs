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

public sealed class WatchingPartsTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 900_000;

    private Province _province = null!;
    private Guid _dossier;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        var merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
        _dossier = await app.ReceivesAsync(_province.DongTam, merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.HandsOverAsync(_dossier, _province.Office, At("06/01 08:00"), At("09/01 10:00"));
        await app.TakesUpAsync(_dossier, _province.Minh, At("06/01 10:00"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_agency_is_warned_once_of_its_own_part_and_nobody_apologises()
    {
        await app.SweepAsync(At("08/01 09:59"));
        (await app.KindsOfAsync(_dossier)).ShouldBeEmpty();
        await app.SweepAsync(At("08/01 10:00"));
        await app.SweepAsync(At("09/01 09:00"));

        (await app.NoticesOfAsync(_dossier)).ShouldBe([(DeadlineKind.PartDueSoon, At("09/01 10:00"))]);
        (await app.StagedAsync<PartDueSoon>(_dossier)).ShouldHaveSingleItem()
            .ShouldBe(new PartDueSoon(_dossier, _province.Office, _province.Minh, At("09/01 10:00"), At("08/01 10:00")));
        (await app.StagedAsync<ApologyProposed>(_dossier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_is_overdue_when_its_day_is_past_and_the_leader_reads_it_until_it_is_done()
    {
        await app.SweepAsync(At("09/01 23:59"));
        (await app.StagedAsync<PartOverdue>(_dossier)).ShouldBeEmpty();
        await app.SweepAsync(At("10/01 00:00"));
        await app.SweepAsync(At("12/01 00:00"));

        (await app.StagedAsync<PartOverdue>(_dossier)).ShouldHaveSingleItem().DueAt.ShouldBe(At("09/01 10:00"));
        (await app.KindsOfAsync(_dossier)).ShouldNotContain(DeadlineKind.Overdue);
        var item = (await ListAsync("overdue=true")).Items.ShouldHaveSingleItem();
        (item.DossierId, item.Agency.Id, item.Official).ShouldBe((_dossier, _province.Office, "Trần Văn Minh"));
        await app.DecidesAsync(_dossier, At("12/01 08:00"));
        (await ListAsync("overdue=true")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_just_came_is_not_near_and_a_part_that_ends_with_its_dossier_is_told_of_as_the_dossier()
    {
        var merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
        var young = await app.ReceivesAsync(_province.DongTam, merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.HandsOverAsync(young, _province.Office, At("08/01 09:00"), At("08/01 17:00"));
        var whole = await app.ReceivesAsync(_province.DongTam, merit, At("05/01 08:00"), At("09/01 10:00"));
        await app.HandsOverAsync(whole, _province.Office, At("06/01 08:00"), At("09/01 10:00"));

        await app.SweepAsync(At("08/01 10:00"));

        (await app.KindsOfAsync(young)).ShouldBeEmpty();
        (await app.KindsOfAsync(whole)).ShouldNotContain(DeadlineKind.PartDueSoon);
        (await app.KindsOfAsync(whole)).ShouldContain(DeadlineKind.DueSoon);
    }

    [Fact]
    public async Task The_part_of_a_paused_dossier_is_not_watched()
    {
        await app.SuspendsAsync(_dossier, At("07/01 08:00"));

        await app.SweepAsync(At("15/01 08:00"));

        (await app.KindsOfAsync(_dossier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_sweeps_at_once_in_small_batches_tell_each_part_once()
    {
        var merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
        var ids = new List<Guid>();
        for (var i = 0; i < 9; i++)
        {
            ids.Add(await app.ReceivesAsync(_province.DongTam, merit, At("05/01 08:00"), At("30/01 10:00")));
            await app.HandsOverAsync(ids[^1], _province.Office, At("06/01 08:00"), At("09/01 10:00"));
        }

        var answers = await app.SweepAtOnceAsync(3, At("12/01 08:00"), batch: 2);

        answers.ShouldAllBe(a => a.Failures.Count == 0);
        foreach (var id in ids)
        {
            (await app.StagedAsync<PartOverdue>(id)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Nobody_reads_the_parts_of_an_agency_out_of_reach()
    {
        await app.Anonymous().GetAsync("/v1/deadlines/parts").ShouldBe(HttpStatusCode.Unauthorized);
        await app.As(CallerKind.Citizen, "dossiers:submit").GetAsync("/v1/deadlines/parts").ShouldBe(HttpStatusCode.Forbidden);
        await app.AsOfficial(_province.DongTam, "dossiers:handle").GetAsync($"/v1/deadlines/parts?agency={_province.Office}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    private Task<Page<NoticeItem>> ListAsync(string query) =>
        app.AsOfficial(_province.Office, "dossiers:handle").GetAsync($"/v1/deadlines/parts?{query}").ShouldBe<Page<NoticeItem>>(HttpStatusCode.OK);
}
