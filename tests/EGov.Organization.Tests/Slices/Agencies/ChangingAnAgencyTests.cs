using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Agencies;

public sealed class ChangingAnAgencyTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_renamed_agency_keeps_its_earlier_name_on_earlier_days()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Phòng Công thương");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", new { name = "Phòng Kinh tế", shortName = "P. Kinh tế", from = "2014-07-01" }, 1)
            .ShouldBe(HttpStatusCode.OK);

        (await AsOf(id, "2014-06-30")).GetProperty("name").GetString().ShouldBe("Phòng Công thương");
        (await AsOf(id, "2014-07-01")).GetProperty("name").GetString().ShouldBe("Phòng Kinh tế");
        await app.Administrator.GetAsync($"/v1/agencies/{id}?asOf=2009-12-31").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task A_moved_agency_stands_under_its_former_parent_on_earlier_days()
    {
        var (district, department) = (await app.AgencyIdAsync("H02.30"), await app.AgencyIdAsync("H02.11"));
        var id = await app.OpenAgencyAsync(district, "Trung tâm dạy nghề");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/parent", new { parentId = department, from = "2014-07-01" }, 1).ShouldBe(HttpStatusCode.OK);

        (await AsOf(id, "2014-06-30")).GetProperty("parentId").GetGuid().ShouldBe(district);
        (await AsOf(id, "2014-07-01")).GetProperty("parentId").GetGuid().ShouldBe(department);
    }

    [Fact]
    public async Task An_agency_is_found_by_every_code_it_ever_bore()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Trạm bảo vệ thực vật", "H02.30.81");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/codes", new { code = "H02.30.82", from = "2014-07-01" }, 1).ShouldBe(HttpStatusCode.OK);
        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/codes", new { code = "000.82.30.H02", from = "2014-07-01" }, 2).ShouldBe(HttpStatusCode.OK);

        (await app.AgencyIdAsync("H02.30.81")).ShouldBe(id);
        (await app.AgencyIdAsync("H02.30.82")).ShouldBe(id);
        (await app.AgencyIdAsync("000.82.30.H02")).ShouldBe(id);
        (await AsOf(id, "2014-06-30")).GetProperty("code").GetString().ShouldBe("H02.30.81");
        (await AsOf(id, "2015-01-01")).GetProperty("oldCode").GetString().ShouldBe("000.82.30.H02");
    }

    [Fact]
    public async Task A_change_cannot_start_before_the_one_before_it()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội thi công");
        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", Name("Đội hai", "2014-07-01"), 1).ShouldBe(HttpStatusCode.OK);

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", Name("Đội ba", "2014-07-01"), 2)
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.not-after-last-change");
    }

    [Fact]
    public async Task Of_twelve_writers_with_one_version_one_wins()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội tranh chấp");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", Name($"Đội {i}", "2014-07-01"), 1)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
        await Eventually.IsTrue(() => Renamings(id) == 1, "the one change is told once");
    }

    [Fact]
    public async Task A_change_names_the_version_it_saw()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội không phiên bản");

        await app.Administrator.CreateAsync($"/v1/agencies/{id}/name", Name("Đội", "2014-07-01")).ShouldRefuse(HttpStatusCode.PreconditionRequired, "common.version-required");
        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", Name("Đội", "2014-07-01"), 7).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    [Fact]
    public async Task An_agency_cannot_stand_under_itself()
    {
        var upper = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Ban quản lý");
        var lower = await app.OpenAgencyAsync(upper, "Tổ kỹ thuật");
        var lowest = await app.OpenAgencyAsync(lower, "Nhóm đo đạc");

        foreach (var below in new[] { upper, lower, lowest })
        {
            await app.Administrator.ChangeAsync($"/v1/agencies/{upper}/parent", new { parentId = below, from = "2014-07-01" }, 1)
                .ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-cycle");
        }
    }

    [Fact]
    public async Task Two_moves_that_are_harmless_alone_do_not_make_a_cycle_together()
    {
        var district = await app.AgencyIdAsync("H02.30");
        for (var round = 0; round < 10; round++)
        {
            var (a, b) = (await app.OpenAgencyAsync(district, $"Nhánh A{round}"), await app.OpenAgencyAsync(district, $"Nhánh B{round}"));

            var answers = await Task.WhenAll(
                app.Administrator.ChangeAsync($"/v1/agencies/{a}/parent", new { parentId = b, from = "2014-07-01" }, 1),
                app.Administrator.ChangeAsync($"/v1/agencies/{b}/parent", new { parentId = a, from = "2014-07-01" }, 1));

            answers.Select(r => r.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        }
    }

    [Fact]
    public async Task A_closed_agency_shows_as_it_was_last_and_changes_no_more()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội đã kết thúc", "H02.30.83");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/closing", new { closedOn = "2015-06-01" }, 1).ShouldBe(HttpStatusCode.OK);

        var shown = await AsOf(id, "2016-01-01");
        shown.GetProperty("name").GetString().ShouldBe("Đội đã kết thúc");
        shown.GetProperty("closedOn").GetString().ShouldBe("2015-06-01");
        (await app.AgencyIdAsync("H02.30.83")).ShouldBe(id);
        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/name", Name("Đội", "2016-07-01"), 2).ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-is-closed");
        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/closing", new { closedOn = "2016-06-01" }, 2).ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-is-closed");
    }

    [Fact]
    public async Task An_agency_with_others_under_it_cannot_be_closed()
    {
        var upper = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Ban có tổ");
        await app.OpenAgencyAsync(upper, "Tổ một");

        await app.Administrator.ChangeAsync($"/v1/agencies/{upper}/closing", new { closedOn = "2015-06-01" }, 1)
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-has-children");
    }

    [Fact]
    public async Task Posts_end_with_their_agency()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội có người");
        var official = await app.RegisterOfficialAsync();
        await app.AppointAsync(official, id, "specialist");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/closing", new { closedOn = "2015-06-01" }, 1).ShouldBe(HttpStatusCode.OK);

        var posts = (await app.Administrator.GetAsync($"/v1/officials/{official}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("posts");
        posts[0].GetProperty("to").GetString().ShouldBe("2015-06-01");
        await app.Administrator.CreateAsync(
                $"/v1/officials/{official}/posts", new { agencyId = id, title = "Đội trưởng", roleCodes = new[] { "specialist" }, from = "2015-07-01" })
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-is-closed");
    }

    [Fact]
    public async Task An_agency_in_which_a_post_begins_later_cannot_be_closed_before()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Đội sắp có người");
        await app.AppointAsync(await app.RegisterOfficialAsync(), id, "specialist", "2015-07-01");

        await app.Administrator.ChangeAsync($"/v1/agencies/{id}/closing", new { closedOn = "2015-06-01" }, 1).ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-has-posts");

        (await AsOf(id, "2016-01-01")).GetProperty("closedOn").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static object Name(string name, string from) => new { name, shortName = name, from };

    private int Renamings(Guid id) =>
        app.Events.HeardOf("egov.organization.agency-renamed.v1").Count(e => e.GetProperty("subject").GetString() == id.ToString());

    private async Task<JsonElement> AsOf(Guid id, string day) =>
        (await app.Administrator.GetAsync($"/v1/agencies/{id}?asOf={day}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("agency");
}
