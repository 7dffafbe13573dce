using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Agencies;

public sealed class ReorganisingTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_merger_ends_the_predecessors_and_moves_what_stood_under_them()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var (a, b) = (await app.OpenAgencyAsync(district, "Xã Thượng", "H02.30.91"), await app.OpenAgencyAsync(district, "Xã Hạ", "H02.30.92"));
        var child = await app.OpenAgencyAsync(a, "Trạm y tế");

        var merged = await app.Administrator.CreateAsync("/v1/agency-mergers", new
        {
            predecessorIds = new[] { a, b },
            mergedOn = "2015-07-01",
            opening = new { kind = "commune", name = "Xã Thượng Hạ", shortName = "Thượng Hạ", code = "H02.30.93", parentId = district },
        }).ShouldBe<JsonElement>(HttpStatusCode.Created);

        var successor = merged.GetProperty("id").GetGuid();
        var former = await app.Administrator.GetAsync($"/v1/agencies/by-code/H02.30.91").ShouldBe<JsonElement>(HttpStatusCode.OK);
        former.GetProperty("agency").GetProperty("closedOn").GetString().ShouldBe("2015-07-01");
        former.GetProperty("successorIds")[0].GetGuid().ShouldBe(successor);
        var after = await app.Administrator.GetAsync($"/v1/agencies/{child}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        after.GetProperty("agency").GetProperty("parentId").GetGuid().ShouldBe(successor);
        var shown = await app.Administrator.GetAsync($"/v1/agencies/{successor}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        shown.GetProperty("predecessorIds").EnumerateArray().Select(e => e.GetGuid()).Order().ShouldBe(new[] { a, b }.Order());
        await Eventually.IsTrue(() => About(successor).SequenceEqual(["agency-opened", "agencies-merged"]), "the successor's events come in order");
        await Eventually.IsTrue(() => About(a).SequenceEqual(["agency-opened", "agency-closed"]), "the predecessor's events come in order");
    }

    [Fact]
    public async Task An_agency_can_take_in_others()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var (stays, goes) = (await app.OpenAgencyAsync(district, "Phòng ở lại"), await app.OpenAgencyAsync(district, "Phòng nhập vào"));

        await app.Administrator.CreateAsync("/v1/agency-mergers", new { predecessorIds = new[] { goes }, mergedOn = "2015-07-01", successorId = stays })
            .ShouldBe(HttpStatusCode.Created);

        var shown = await app.Administrator.GetAsync($"/v1/agencies/{stays}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        shown.GetProperty("agency").GetProperty("closedOn").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_split_puts_each_child_under_the_successor_it_was_given_to()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var whole = await app.OpenAgencyAsync(district, "Phòng Văn xã");
        var (first, second) = (await app.OpenAgencyAsync(whole, "Tổ văn hóa"), await app.OpenAgencyAsync(whole, "Tổ xã hội"));

        var split = await app.Administrator.CreateAsync("/v1/agency-splits", Split(whole, district, [first], [second])).ShouldBe<JsonElement>(HttpStatusCode.Created);

        var successors = split.GetProperty("successorIds").EnumerateArray().Select(e => e.GetGuid()).ToList();
        var tree = await app.Administrator.GetAsync($"/v1/agencies/tree?root={successors[0]}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        tree.GetProperty("roots")[0].GetProperty("children")[0].GetProperty("id").GetGuid().ShouldBe(first);
        await Eventually.IsTrue(() => About(whole).SequenceEqual(["agency-opened", "agency-closed", "agency-split"]), "the split is told");
    }

    [Fact]
    public async Task A_split_that_forgets_a_child_changes_nothing()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var whole = await app.OpenAgencyAsync(district, "Phòng Kinh tế Hạ tầng");
        var (first, second) = (await app.OpenAgencyAsync(whole, "Tổ kinh tế"), await app.OpenAgencyAsync(whole, "Tổ hạ tầng"));

        await app.Administrator.CreateAsync("/v1/agency-splits", Split(whole, district, [first], [])).ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-has-children");

        var shown = await app.Administrator.GetAsync($"/v1/agencies/{whole}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        shown.GetProperty("agency").GetProperty("closedOn").ValueKind.ShouldBe(JsonValueKind.Null);
        var child = await app.Administrator.GetAsync($"/v1/agencies/{second}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        child.GetProperty("agency").GetProperty("parentId").GetGuid().ShouldBe(whole);
        About(whole).ShouldNotContain("agency-closed");
    }

    [Fact]
    public async Task A_successor_cannot_be_a_predecessor()
    {
        var id = await app.OpenAgencyAsync(await app.AgencyIdAsync("H02.30"), "Phòng lạ");

        await app.Administrator.CreateAsync("/v1/agency-mergers", new { predecessorIds = new[] { id }, mergedOn = "2015-07-01", successorId = id })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.successor-among-predecessors");
    }

    [Fact]
    public async Task A_merger_names_one_successor() =>
        await app.Administrator.CreateAsync("/v1/agency-mergers", new { predecessorIds = new[] { Guid.NewGuid() }, mergedOn = "2015-07-01" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

    private static object Split(Guid whole, Guid parent, Guid[] first, Guid[] second) => new
    {
        agencyId = whole,
        splitOn = "2015-07-01",
        successors = new[]
        {
            new { kind = "office", name = "Phòng Một", shortName = "Phòng Một", parentId = parent, childIds = first },
            new { kind = "office", name = "Phòng Hai", shortName = "Phòng Hai", parentId = parent, childIds = second },
        },
    };

    private IEnumerable<string> About(Guid id) => app.Events.Heard
        .Where(e => e.GetProperty("subject").GetString() == id.ToString())
        .Select(e => e.GetProperty("type").GetString()!.Split('.')[2]);
}
