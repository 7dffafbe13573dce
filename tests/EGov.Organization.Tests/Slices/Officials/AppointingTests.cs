using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Officials;

public sealed class AppointingTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task An_appointment_is_told_with_agency_title_and_roles()
    {
        var (official, agency) = (await app.RegisterOfficialAsync("Trần Văn Bổ"), await app.AgencyIdAsync("H02.30.30"));

        var post = await app.AppointAsync(official, agency, "leader");

        await Eventually.IsTrue(() => app.Events.HeardOf("egov.organization.official-appointed.v1").Any(e => e.GetProperty("subject").GetString() == official.ToString()), "the appointment is told");
        var data = app.Events.HeardOf("egov.organization.official-appointed.v1").Single(e => e.GetProperty("subject").GetString() == official.ToString()).GetProperty("data");
        data.GetProperty("postId").GetGuid().ShouldBe(post);
        data.GetProperty("agencyId").GetGuid().ShouldBe(agency);
        data.GetProperty("fullName").GetString().ShouldBe("Trần Văn Bổ");
        data.GetProperty("roleCodes")[0].GetString().ShouldBe("leader");
        data.GetProperty("reachesBelow").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_post_is_not_held_twice_at_a_time()
    {
        var (official, agency) = (await app.RegisterOfficialAsync(), await app.AgencyIdAsync("H02.30.31"));
        await app.AppointAsync(official, agency, "specialist");

        await AppointAsync(official, agency, "specialist", "2016-01-01").ShouldRefuse(HttpStatusCode.Conflict, "organization.post-held-already");
    }

    [Fact]
    public async Task A_post_ends_after_it_began_and_once()
    {
        var official = await app.RegisterOfficialAsync();
        var post = await app.AppointAsync(official, await app.AgencyIdAsync("H02.30.32"), "specialist");

        await EndAsync(official, post, "2015-01-01", 2).ShouldRefuse(HttpStatusCode.BadRequest, "organization.ends-before-it-starts");
        await EndAsync(official, post, "2015-07-01", 2).ShouldBe(HttpStatusCode.OK);
        await EndAsync(official, post, "2016-07-01", 3).ShouldRefuse(HttpStatusCode.Conflict, "organization.post-has-ended");
        await EndAsync(official, post, "2015-06-01", 2).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    [Fact]
    public async Task Roles_and_agencies_have_to_be_there()
    {
        var (official, agency) = (await app.RegisterOfficialAsync(), await app.AgencyIdAsync("H02.30.33"));

        await AppointAsync(official, agency, "emperor", "2015-01-01").ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-role");
        await AppointAsync(official, Guid.NewGuid(), "specialist", "2015-01-01").ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency");
    }

    [Fact]
    public async Task Nobody_confers_administrative_rights_that_they_lack()
    {
        var keeper = await app.OfficialAsync("H02.30", reachesBelow: true, "organization:manage", "organization:read");
        var (official, agency) = (await app.RegisterOfficialAsync(), await app.AgencyIdAsync("H02.30.34"));

        await AppointAsync(official, agency, "administrator", "2015-01-01", keeper).ShouldRefuse(HttpStatusCode.Forbidden, "organization.may-not-confer");
        await AppointAsync(official, agency, "specialist", "2015-01-01", keeper).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_role_changed_is_in_the_next_token()
    {
        await app.Administrator.CreateAsync("/v1/roles", new { code = "tam-thoi", vietnamese = "Tạm thời", english = "Temporary", scopes = new[] { "dossiers:handle" }, reachesBelow = false })
            .ShouldBe(HttpStatusCode.Created);
        var official = await app.RegisterOfficialAsync();
        await app.AppointAsync(official, await app.AgencyIdAsync("H02.30.35"), "tam-thoi");
        await app.CreateAccountAsync(official, "tam-thoi", "Matkhau-1234");

        await app.Administrator.ChangeAsync("/v1/roles/tam-thoi", new { vietnamese = "Tạm thời", english = "Temporary", scopes = new[] { "dossiers:assign" }, reachesBelow = false }, 1, HttpMethod.Put)
            .ShouldBe(HttpStatusCode.OK);

        var token = await app.Anonymous().TokenAsync(("grant_type", "password"), ("username", "tam-thoi"), ("password", "Matkhau-1234")).ShouldBe<JsonElement>(HttpStatusCode.OK);
        token.GetProperty("scope").GetString().ShouldBe("dossiers:assign");
        await app.Administrator.CreateAsync("/v1/roles", new { code = "bay", vietnamese = "Bay", english = "Fly", scopes = new[] { "birds:fly" }, reachesBelow = false })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-scope");
    }

    [Fact]
    public async Task What_all_share_is_changed_at_the_top_only()
    {
        var district = await app.OfficialAsync("H02.30", reachesBelow: true, "organization:manage");

        await district.CreateAsync("/v1/roles", new { code = "huyen", vietnamese = "Huyện", english = "District", scopes = Array.Empty<string>(), reachesBelow = false })
            .ShouldRefuse(HttpStatusCode.Forbidden, "organization.only-at-the-top");
        await district.CreateAsync("/v1/agency-kinds", new { code = "huyen", vietnamese = "Huyện", english = "District" })
            .ShouldRefuse(HttpStatusCode.Forbidden, "organization.only-at-the-top");
    }

    [Fact]
    public async Task The_directory_is_searched_without_marks_and_by_agency()
    {
        var official = await app.RegisterOfficialAsync("Đặng Ngọc Ước");
        var agency = await app.AgencyIdAsync("H02.30.36");
        await app.AppointAsync(official, agency, "specialist");

        var byName = await app.Administrator.GetAsync("/v1/officials?q=uoc+dang").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var byAgency = await app.Administrator.GetAsync($"/v1/officials?agency={agency}&asOf=2015-06-01").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var before = await app.Administrator.GetAsync($"/v1/officials?agency={agency}&asOf=2014-12-31").ShouldBe<JsonElement>(HttpStatusCode.OK);

        byName.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(official);
        byAgency.GetProperty("items").GetArrayLength().ShouldBe(1);
        before.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_staff_number_belongs_to_one_official()
    {
        await app.Administrator.CreateAsync("/v1/officials", new { fullName = "Một", staffNumber = "BG-001" }).ShouldBe(HttpStatusCode.Created);

        await app.Administrator.CreateAsync("/v1/officials", new { fullName = "Hai", staffNumber = "BG-001" }).ShouldRefuse(HttpStatusCode.Conflict, "organization.staff-number-taken");
        await app.Administrator.GetAsync("/v1/officials/by-staff-number/BG-001").ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> AppointAsync(Guid official, Guid agency, string role, string from, HttpClient? by = null) =>
        (by ?? app.Administrator).CreateAsync($"/v1/officials/{official}/posts", new { agencyId = agency, title = "Cán bộ", roleCodes = new[] { role }, from });

    private Task<HttpResponseMessage> EndAsync(Guid official, Guid post, string to, int version) =>
        app.Administrator.ChangeAsync($"/v1/officials/{official}/posts/{post}/ending", new { to }, version);
}
