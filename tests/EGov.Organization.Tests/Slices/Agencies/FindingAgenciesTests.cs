using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Agencies;

public sealed class FindingAgenciesTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Theory]
    [InlineData("dong tam", "UBND xã Đồng Tâm")]
    [InlineData("ĐỒNG  TÂM", "UBND xã Đồng Tâm")]
    [InlineData("cau go", "UBND thị trấn Cầu Gồ")]
    public async Task Marks_and_case_do_not_matter(string query, string shortName)
    {
        var found = await app.Administrator.GetAsync($"/v1/agencies?q={Uri.EscapeDataString(query)}").ShouldBe<JsonElement>(HttpStatusCode.OK);

        found.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("shortName").GetString()).ShouldBe([shortName]);
    }

    [Fact]
    public async Task A_wildcard_is_a_letter_like_any_other()
    {
        var found = await app.Administrator.GetAsync("/v1/agencies?q=%25").ShouldBe<JsonElement>(HttpStatusCode.OK);

        found.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_hold_every_agency_once_and_in_order()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await app.Administrator.GetAsync($"/v1/agencies?parent={district}&limit=7&after={next}").ShouldBe<JsonElement>(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        var all = await app.Administrator.GetAsync($"/v1/agencies?parent={district}&limit=200").ShouldBe<JsonElement>(HttpStatusCode.OK);
        seen.ShouldBe(all.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()));
        seen.Count.ShouldBe(36);
    }

    [Fact]
    public async Task Yen_The_has_nineteen_communes_and_two_towns()
    {
        var district = await app.AgencyIdAsync("H02.30");

        foreach (var (kind, count) in new[] { ("commune", 19), ("town", 2), ("office", 15) })
        {
            var found = await app.Administrator.GetAsync($"/v1/agencies?parent={district}&kind={kind}").ShouldBe<JsonElement>(HttpStatusCode.OK);
            found.GetProperty("items").GetArrayLength().ShouldBe(count);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var page = await app.Administrator.GetAsync("/v1/officials?limit=1").ShouldBe<JsonElement>(HttpStatusCode.OK);

        await app.Administrator.GetAsync($"/v1/agencies?after={page.GetProperty("next").GetString()}").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-cursor");
    }

    [Fact]
    public async Task The_tree_is_that_of_the_day()
    {
        var province = await app.AgencyIdAsync("H02");

        var before = await app.Administrator.GetAsync("/v1/agencies/tree?asOf=2008-03-31").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var after = await app.Administrator.GetAsync("/v1/agencies/tree?asOf=2015-12-10").ShouldBe<JsonElement>(HttpStatusCode.OK);

        after.GetProperty("roots")[0].GetProperty("id").GetGuid().ShouldBe(province);
        Count(after.GetProperty("roots")).ShouldBe(46);
        Count(before.GetProperty("roots")).ShouldBeLessThan(46);
        await app.Administrator.GetAsync("/v1/agencies/tree?levels=11").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Theory]
    [InlineData("H02.30.06", "000.06.30.H02")]
    [InlineData("000.06.30.H02", "H02.30.06")]
    public async Task A_code_is_converted_into_its_other_form(string code, string other)
    {
        var converted = await app.Administrator.GetAsync($"/v1/agency-codes/{code}").ShouldBe<JsonElement>(HttpStatusCode.OK);

        new[] { converted.GetProperty("present").GetString(), converted.GetProperty("former").GetString() }.ShouldBe([code, other], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_a_code_is_told_apart_from_a_code_nobody_bears()
    {
        await app.Administrator.GetAsync("/v1/agency-codes/H2").ShouldRefuse(HttpStatusCode.BadRequest, "organization.invalid-code");
        await app.Administrator.GetAsync("/v1/agencies/by-code/H2").ShouldRefuse(HttpStatusCode.BadRequest, "organization.invalid-code");
        await app.Administrator.GetAsync("/v1/agencies/by-code/H63").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    private static int Count(JsonElement nodes) => nodes.EnumerateArray().Sum(n => 1 + Count(n.GetProperty("children")));
}
