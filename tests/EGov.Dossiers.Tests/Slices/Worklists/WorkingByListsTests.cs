using System.Net;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Worklists;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Worklists;

/// <summary>Every list is read as a specialist of one agency who reaches nothing else.</summary>
public sealed class WorkingByListsTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private Province _province = null!;
    private ReceivedUnder _merit = null!;
    private ReceivedUnder _land = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        var suffix = Guid.CreateVersion7().ToString("N");
        _merit = await app.HasProcedureAsync($"1.{suffix}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
        _land = await app.HasProcedureAsync($"2.{suffix}", "Cấp giấy chứng nhận", "Đất đai", "Bộ phận Một cửa");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task My_work_holds_what_the_official_has_in_hand_and_nothing_of_a_colleague()
    {
        var mine = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 17:00"));
        await app.TakesUpAsync(mine, _province.Hoa, At("05/01 09:00"));
        var colleagues = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("08/01 17:00"));
        await app.TakesUpAsync(colleagues, _province.Minh, At("05/01 09:00"));
        var done = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("08/01 17:00"), official: _province.Hoa);
        await app.DecidesAsync(done, At("06/01 08:00"));

        (await ListAsync("my-work", _province.DongTam, "06/01 10:00")).Items.Select(i => i.Id).ShouldBe([mine]);
    }

    [Fact]
    public async Task My_office_is_ordered_by_due_time_with_those_without_a_term_last_and_hides_other_agencies()
    {
        var late = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("06/01 17:00"));
        var none = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), null);
        var soon = await app.ReceivesAsync(_province.DongTam, _land, At("06/01 08:00"), At("07/01 17:00"));
        var later = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 17:00"));
        await app.ReceivesAsync(_province.PhonXuong, _merit, At("05/01 08:00"), At("06/01 17:00"));

        var page = await ListAsync("my-office", _province.DongTam, "07/01 08:00");

        page.Items.Select(i => i.Id).ShouldBe([late, soon, later, none]);
        page.Items.Select(i => i.Timing).ShouldBe([Timing.Late, Timing.NearDue, Timing.WithinTerm, Timing.None]);
        page.Items[0].Holder!.Agency.ShouldBe("UBND xã Đồng Tâm");
    }

    [Fact]
    public async Task Near_due_and_late_split_at_the_day_as_the_reports_do()
    {
        var yesterday = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("06/01 17:00"));
        var thisMorning = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("07/01 08:00"));
        var tomorrow = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("08/01 14:00"));
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("08/01 15:01"));

        (await ListAsync("late", _province.DongTam, "07/01 15:00")).Items.Select(i => i.Id).ShouldBe([yesterday]);
        (await ListAsync("near-due", _province.DongTam, "07/01 15:00")).Items.Select(i => i.Id).ShouldBe([thisMorning, tomorrow]);
    }

    [Fact]
    public async Task What_another_agency_handed_over_arrives_until_somebody_takes_it_up()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 17:00"));
        await app.HandsOverAsync(id, _province.Office, At("06/01 08:00"), At("20/01 17:00"));

        var arriving = (await ListAsync("arriving", _province.Office, "06/01 09:00")).Items.ShouldHaveSingleItem();
        arriving.From!.Name.ShouldBe("UBND xã Đồng Tâm");
        arriving.DueAt.ShouldBe(At("20/01 17:00"));
        (await ListAsync("my-office", _province.DongTam, "06/01 09:00")).Items.Single().Holder!.Agency.ShouldBe("Phòng LĐ-TB&XH");

        await app.TakesUpAsync(id, _province.Minh, At("06/01 10:00"));
        (await ListAsync("arriving", _province.Office, "06/01 11:00")).Items.ShouldBeEmpty();
        (await ListAsync("my-office", _province.Office, "06/01 11:00")).Items.ShouldHaveSingleItem().Holder!.Official.ShouldBe("Trần Văn Minh");
    }

    [Fact]
    public async Task Results_that_wait_at_the_desk_are_found_by_their_state()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("30/01 17:00"));
        await app.DecidesAsync(id, At("06/01 08:00"));

        (await ListAsync("my-office", _province.DongTam, "06/01 09:00")).Items.ShouldBeEmpty();
        (await ListAsync("my-office?state=decided", _province.DongTam, "06/01 09:00")).Items.ShouldHaveSingleItem().Id.ShouldBe(id);

        await app.ReturnsAsync(id, At("07/01 08:00"));
        (await ListAsync("my-office?state=decided", _province.DongTam, "07/01 09:00")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_by_procedure_field_state_and_words_without_diacritics()
    {
        var an = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("10/01 17:00"), "Nguyễn Thị Đào");
        var dat = await app.ReceivesAsync(_province.DongTam, _land, At("05/01 08:00"), At("11/01 17:00"), "Đỗ Đạt");
        await app.SuspendsAsync(dat, At("05/01 09:00"));

        (await ListAsync("my-office?field=Đất đai", _province.DongTam, "06/01 08:00")).Items.Select(i => i.Id).ShouldBe([dat]);
        (await ListAsync("my-office?state=paymentRequested", _province.DongTam, "06/01 08:00")).Items.Select(i => i.Id).ShouldBe([dat]);
        (await ListAsync("my-office?q=DAO nguyen", _province.DongTam, "06/01 08:00")).Items.Select(i => i.Id).ShouldBe([an]);
        (await ListAsync("my-office?q=ĐẠT", _province.DongTam, "06/01 08:00")).Items.Select(i => i.Id).ShouldBe([dat]);
        (await ListAsync("my-office?q=100%25_", _province.DongTam, "06/01 08:00")).Items.ShouldBeEmpty();
        var code = (await ListAsync("my-office?q=dao", _province.DongTam, "06/01 08:00")).Items.Single().Procedure.Code;
        (await ListAsync($"my-office?procedure={code}", _province.DongTam, "06/01 08:00")).Items.Select(i => i.Id).ShouldBe([an]);
        (await ListAsync("my-office?procedure=9.999", _province.DongTam, "06/01 08:00")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_finds_finished_dossiers_of_the_agency_and_none_of_another()
    {
        var old = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("10/01 17:00"), "Giáp Thị Lựu");
        await app.DecidesAsync(old, At("06/01 08:00"));
        await app.ReturnsAsync(old, At("06/01 09:00"));
        var foreign = await app.ReceivesAsync(_province.PhonXuong, _merit, At("05/01 08:00"), At("10/01 17:00"), "Giáp Thị Lựu");

        var found = (await ListAsync("search?q=giap luu", _province.DongTam, "07/01 08:00")).Items.ShouldHaveSingleItem();
        found.Id.ShouldBe(old);
        (await ListAsync($"search?q={found.Code}", _province.DongTam, "07/01 08:00")).Items.Select(i => i.Id).ShouldBe([old]);
        (await ListAsync("search?q=024085000017", _province.DongTam, "07/01 08:00")).Items.Select(i => i.Id).ShouldBe([old]);
        await Specialist(_province.DongTam, "07/01 08:00").GetAsync("/v1/worklists/search?q=g").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.search-too-short");

        var leader = app.AsOfficial(_province.District, _province.Minh, true, "dossiers:decide");
        var below = await leader.GetAsync("/v1/worklists/search?q=giap luu&below=true").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK);
        below.Items.Select(i => i.Id).ShouldBe([foreign, old]);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_loss_or_repetition_even_where_due_times_are_equal_or_missing()
    {
        var all = new List<Guid>();
        for (var i = 0; i < 11; i++)
        {
            all.Add(await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), i < 5 ? At("09/01 17:00") : i < 8 ? At("08/01 17:00") : null));
        }

        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await ListAsync($"my-office?limit=3{(after is null ? "" : $"&after={after}")}", _province.DongTam, "06/01 08:00");
            seen.AddRange(page.Items.Select(i => i.Id));
            after = page.Next;
        }
        while (after is not null);

        seen.Count.ShouldBe(11);
        seen.Order().ShouldBe(all.Order());
        (await ListAsync("search?q=nguyen&limit=4", _province.DongTam, "06/01 08:00")).Next.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 17:00"));
        await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("09/01 17:00"));
        var cursor = (await ListAsync("my-office?limit=1", _province.DongTam, "06/01 08:00")).Next;

        var specialist = Specialist(_province.DongTam, "06/01 08:00");
        await specialist.GetAsync($"/v1/worklists/late?after={cursor}").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-cursor");
        await specialist.GetAsync("/v1/worklists/late?after=nonsense").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-cursor");
        await specialist.GetAsync("/v1/worklists/late?limit=201").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Fact]
    public async Task Nobody_sees_the_list_of_an_agency_out_of_reach()
    {
        await app.Anonymous().GetAsync("/v1/worklists/my-office").ShouldBe(HttpStatusCode.Unauthorized);
        await app.As(CallerKind.Citizen, "dossiers:submit").GetAsync("/v1/worklists/my-office").ShouldBe(HttpStatusCode.Forbidden);

        var specialist = Specialist(_province.DongTam, "06/01 08:00");
        await specialist.GetAsync($"/v1/worklists/my-office?agency={_province.PhonXuong}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await specialist.GetAsync($"/v1/worklists/my-office?agency={_province.District}&below=true").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");

        var leader = app.AsOfficial(_province.District, _province.Minh, true, "dossiers:decide");
        await leader.GetAsync($"/v1/worklists/my-office?agency={_province.PhonXuong}").ShouldBe(HttpStatusCode.OK);
        await leader.GetAsync($"/v1/worklists/my-office?agency={_province.Department}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_leader_sees_the_agencies_below_when_asked_for()
    {
        var commune = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("06/01 17:00"));
        var leader = app.AsOfficial(_province.District, _province.Minh, true, "dossiers:decide");
        leader.DefaultRequestHeaders.Add("X-Clock", "2015-01-08T08:00:00+07:00");

        (await leader.GetAsync("/v1/worklists/late").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.ShouldBeEmpty();
        (await leader.GetAsync("/v1/worklists/late?below=true").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK)).Items.Select(i => i.Id).ShouldBe([commune]);
    }

    private Task<Page<WorklistItem>> ListAsync(string list, Guid agency, string now) =>
        Specialist(agency, now).GetAsync($"/v1/worklists/{list}").ShouldBe<Page<WorklistItem>>(HttpStatusCode.OK);

    private HttpClient Specialist(Guid agency, string now)
    {
        var client = app.AsOfficial(agency, _province.Hoa, false, "dossiers:handle");
        client.DefaultRequestHeaders.Add("X-Clock", At(now).ToString("O"));
        return client;
    }
}
