using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Deadlines;

public sealed class SweepingSafelyTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 400_000;

    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Several_sweeps_at_once_find_each_thing_once()
    {
        var ids = await OverdueAsync(_province.DongTam, 60);

        var answers = await app.SweepAtOnceAsync(4, At("20/01 08:00"), batch: 7);

        answers.ShouldAllBe(a => a.Failures.Count == 0);
        answers.Sum(a => a.Overdue).ShouldBe(60);
        answers.Sum(a => a.Proposed).ShouldBe(60);
        foreach (var id in ids)
        {
            (await app.StagedAsync<DossierOverdue>(id)).Count.ShouldBe(1);
            (await app.StagedAsync<ApologyProposed>(id)).Count.ShouldBe(1);
            (await app.StagedAsync<DossierSilent>(id)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_crash_between_batches_loses_nothing_and_repeats_nothing()
    {
        var ids = await OverdueAsync(_province.DongTam, 10);
        await app.BreakAsync($"""
            create function crash() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return new; end';
            create trigger crash before insert on deadline_notice for each row when (new.dossier_id = '{ids[6]}') execute function crash();
            """);

        var crashed = (await app.SweepAtOnceAsync(1, At("20/01 08:00"), batch: 2)).Single();

        crashed.Failures.ShouldContain(f => f.AgencyId == _province.DongTam && f.Reason == "database");
        (await ToldAsync(ids)).ShouldBe(6);
        await app.BreakAsync("drop trigger crash on deadline_notice; drop function crash()");

        var again = (await app.SweepAtOnceAsync(1, At("20/01 08:05"), batch: 2)).Single();

        again.Failures.ShouldBeEmpty();
        again.Overdue.ShouldBe(4);
        (await ToldAsync(ids)).ShouldBe(10);
        foreach (var id in ids)
        {
            (await app.StagedAsync<DossierOverdue>(id)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task One_agencys_fault_never_stops_the_others_and_is_tried_again()
    {
        var broken = (await OverdueAsync(_province.TanSoi, 1)).Single();
        var whole = await OverdueAsync(_province.PhonXuong, 1);
        whole.AddRange(await OverdueAsync(_province.DongTam, 1));
        await app.BreakAsync($"insert into calendar (id, agency_id, number, week, convention, set_at) values (gen_random_uuid(), '{_province.TanSoi}', 1, 'Thứ hai', 'HourExact', now())");

        var answer = await app.SweepAsync(At("20/01 08:00"));

        var failure = answer.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        failure.GetProperty("agencyId").GetGuid().ShouldBe(_province.TanSoi);
        failure.GetProperty("reason").GetString().ShouldBe("calendar");
        (await ToldAsync(whole)).ShouldBe(2);
        (await app.KindsOfAsync(broken)).ShouldBeEmpty();

        await app.BreakAsync($"update calendar set week = 'Mon-Fri 07:30-11:30 13:00-17:00' where agency_id = '{_province.TanSoi}'");
        (await app.SweepAsync(At("20/01 08:05"))).GetProperty("failures").GetArrayLength().ShouldBe(0);
        (await app.KindsOfAsync(broken)).ShouldContain(DeadlineKind.Overdue);
    }

    [Fact]
    public async Task Only_operators_run_it_by_hand()
    {
        await app.Anonymous().PostAsync("/v1/operations/work/deadline-sweep", null).ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.DongTam, "dossiers:decide").PostAsync("/v1/operations/work/deadline-sweep", null).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<List<Guid>> OverdueAsync(Guid agency, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await app.ReceivesAsync(agency, _merit, At("05/01 08:00"), At("08/01 10:00").AddSeconds(i)));
        }

        return ids;
    }

    private async Task<int> ToldAsync(IEnumerable<Guid> ids)
    {
        var told = 0;
        foreach (var id in ids)
        {
            told += (await app.KindsOfAsync(id)).Count(k => k == DeadlineKind.Overdue);
        }

        return told;
    }
}
