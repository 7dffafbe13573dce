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

public sealed class WatchingDueTimesTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 300_000;

    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_holder_is_warned_once_24_hours_before_the_due_time()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 10:00"), official: _province.Hoa);

        await app.SweepAsync(At("08/01 09:59"));
        (await app.KindsOfAsync(id)).ShouldNotContain(DeadlineKind.DueSoon);
        await app.SweepAsync(At("08/01 10:00"));
        await app.SweepAsync(At("08/01 10:05"));
        await app.SweepAsync(At("09/01 09:00"));

        (await app.NoticesOfAsync(id)).Count(n => n.Kind == DeadlineKind.DueSoon).ShouldBe(1);
        (await app.StagedAsync<DueSoon>(id)).ShouldHaveSingleItem().ShouldBe(new DueSoon(id, _province.DongTam, _province.Hoa, At("09/01 10:00"), At("08/01 10:00")));
        await Eventually.IsTrue(
            () => app.Events.HeardOf(DueSoon.EventType).Count(e => e.GetProperty("subject").GetGuid() == id) == 1, "the warning reaches other systems", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task It_is_whoever_holds_the_dossier_that_is_warned()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 10:00"));
        await app.HandsOverAsync(id, _province.Office, At("06/01 08:00"), At("29/01 10:00"));
        await app.TakesUpAsync(id, _province.Minh, At("06/01 10:00"));

        await app.SweepAsync(At("29/01 11:00"));

        var warned = (await app.StagedAsync<DueSoon>(id)).ShouldHaveSingleItem();
        warned.AgencyId.ShouldBe(_province.Office);
        warned.OfficialId.ShouldBe(_province.Minh);
        var item = (await ListAsync("warnings", _province.Office)).Items.Single(i => i.DossierId == id);
        item.Official.ShouldBe("Trần Văn Minh");
        item.About.ShouldBe(At("30/01 10:00"));
    }

    [Fact]
    public async Task A_dossier_is_overdue_when_the_day_is_past_and_not_before()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("07/01 10:00"));

        await app.SweepAsync(At("07/01 23:59"));
        (await app.KindsOfAsync(id)).ShouldNotContain(DeadlineKind.Overdue);
        await app.SweepAsync(At("08/01 00:00"));
        await app.SweepAsync(At("09/01 00:00"));

        (await app.StagedAsync<DossierOverdue>(id)).ShouldHaveSingleItem().DueAt.ShouldBe(At("07/01 10:00"));
    }

    [Fact]
    public async Task What_is_found_overdue_at_once_is_not_warned_of_first()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("07/01 10:00"));

        await app.SweepAsync(At("12/01 08:00"));

        (await app.KindsOfAsync(id)).ShouldBe([DeadlineKind.ApologyProposed, DeadlineKind.Overdue]);
    }

    [Fact]
    public async Task A_paused_dossier_is_never_warned_of_or_late_and_a_resumed_one_is_watched_by_its_new_time()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 10:00"));
        await app.SuspendsAsync(id, At("06/01 08:00"));

        await app.SweepAsync(At("08/01 11:00"));
        await app.SweepAsync(At("30/01 08:00"));
        (await app.KindsOfAsync(id)).ShouldBeEmpty();

        await app.ResumesAsync(id, At("02/02 08:00"), At("06/02 10:00"));
        await app.SweepAsync(At("05/02 10:00"));
        (await app.NoticesOfAsync(id)).Where(n => n.Kind == DeadlineKind.DueSoon).ShouldBe([(DeadlineKind.DueSoon, At("06/02 10:00"))]);
    }

    [Fact]
    public async Task A_dossier_without_a_term_is_never_late()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), null);

        await app.SweepAsync(At("30/06 08:00"));

        (await app.KindsOfAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finished_dossier_is_watched_no_more()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 10:00"));
        await app.DecidesAsync(id, At("06/01 08:00"));

        await app.SweepAsync(At("20/01 08:00"));

        (await app.KindsOfAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dossier_keeps_the_rule_of_the_day_it_came_in()
    {
        await app.BreakAsync("""
            insert into one_stop_rule (valid_from, basis, acceptance_hours, hand_on_cutoff, supplement_working_days, supplement_answer_days, warning_hours,
                apology_working_days, apology_proposal_days, silence_days, petition_working_days, forms)
            select '2018-03-01', 'test', acceptance_hours, hand_on_cutoff, supplement_working_days, supplement_answer_days, 72, 1, 2, silence_days, petition_working_days, forms
            from one_stop_rule where valid_from = '2000-01-01' on conflict do nothing
            """);
        var old = await app.ReceivesAsync(_province.DongTam, _merit, Civil("2018-02-26 08:00"), Civil("2018-03-15 10:00"));
        var young = await app.ReceivesAsync(_province.DongTam, _merit, Civil("2018-03-05 08:00"), Civil("2018-03-15 10:00"));

        await app.SweepAsync(Civil("2018-03-12 10:00"));

        (await app.KindsOfAsync(old)).ShouldNotContain(DeadlineKind.DueSoon);
        (await app.KindsOfAsync(young)).ShouldContain(DeadlineKind.DueSoon);
    }

    [Fact]
    public async Task Nobody_reads_the_findings_of_an_agency_out_of_reach()
    {
        foreach (var list in new[] { "warnings", "overdue", "silent" })
        {
            await app.Anonymous().GetAsync($"/v1/deadlines/{list}").ShouldBe(HttpStatusCode.Unauthorized);
            await app.As(CallerKind.Citizen, "dossiers:submit").GetAsync($"/v1/deadlines/{list}").ShouldBe(HttpStatusCode.Forbidden);
            await app.AsOfficial(_province.DongTam, "dossiers:handle").GetAsync($"/v1/deadlines/{list}?agency={_province.PhonXuong}")
                .ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        }
    }

    [Fact]
    public async Task Findings_are_read_page_by_page_youngest_first()
    {
        var ids = new List<Guid>();
        for (var day = 6; day < 9; day++)
        {
            ids.Add(await app.ReceivesAsync(_province.PhonXuong, _merit, At("05/01 08:00"), At($"0{day}/01 10:00")));
            await app.SweepAsync(At($"0{day + 1}/01 08:00"));
        }

        var first = await ListAsync("overdue", _province.PhonXuong, "&limit=2");
        var second = await ListAsync("overdue", _province.PhonXuong, $"&limit=2&after={first.Next}");

        first.Items.Concat(second.Items).Select(i => i.DossierId).ShouldBe(Enumerable.Reverse(ids));
        second.Next.ShouldBeNull();
    }

    private static DateTimeOffset Civil(string text) => District.Civil(text).ToUniversalTime();

    private Task<Page<NoticeItem>> ListAsync(string list, Guid agency, string more = "") =>
        app.AsOfficial(agency, "dossiers:handle").GetAsync($"/v1/deadlines/{list}?below=false{more}").ShouldBe<Page<NoticeItem>>(HttpStatusCode.OK);
}
