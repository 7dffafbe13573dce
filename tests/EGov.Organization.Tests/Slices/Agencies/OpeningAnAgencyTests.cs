using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Agencies;

public sealed class OpeningAnAgencyTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task An_opened_agency_is_told_with_all_that_a_copy_needs()
    {
        var district = await app.AgencyIdAsync("H02.30");

        var opened = await app.Administrator.CreateAsync("/v1/agencies", Unit(district, "Trung tâm Văn hóa", "H02.30.71", "000.71.30.H02"))
            .ShouldBe<JsonElement>(HttpStatusCode.Created);

        var id = opened.GetProperty("id").GetGuid();
        var told = await Eventually.Gives(
            () => Task.FromResult(app.Events.HeardOf("egov.organization.agency-opened.v1").Where(e => e.GetProperty("subject").GetString() == id.ToString()).Select(e => (object)e).SingleOrDefault()),
            "the opening is told");
        var data = ((JsonElement)told).GetProperty("data");
        data.GetProperty("name").GetString().ShouldBe("Trung tâm Văn hóa");
        data.GetProperty("kind").GetString().ShouldBe("unit");
        data.GetProperty("code").GetString().ShouldBe("H02.30.71");
        data.GetProperty("oldCode").GetString().ShouldBe("000.71.30.H02");
        data.GetProperty("parentId").GetGuid().ShouldBe(district);
        data.GetProperty("openedOn").GetString().ShouldBe("2010-01-01");
    }

    [Fact]
    public async Task A_name_is_stored_precomposed()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var decomposed = "Trạm  khuyến nông ".Normalize(System.Text.NormalizationForm.FormD);

        var id = await app.OpenAgencyAsync(district, decomposed);

        var read = await app.Administrator.GetAsync($"/v1/agencies/{id}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        read.GetProperty("agency").GetProperty("name").GetString().ShouldBe("Trạm khuyến nông");
    }

    [Fact]
    public async Task One_opening_retried_twenty_times_is_one_agency()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var key = Guid.NewGuid();
        var body = Unit(district, "Đội quản lý trật tự", "H02.30.72", null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            app.Administrator.CreateAsync("/v1/agencies", body, key).ShouldBe<JsonElement>(HttpStatusCode.Created)));

        answers.Select(a => a.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        await app.Administrator.CreateAsync("/v1/agencies", Unit(district, "Đội khác", "H02.30.72", null), key)
            .ShouldRefuse(HttpStatusCode.UnprocessableEntity, "common.idempotency-key-reused");
    }

    [Fact]
    public async Task A_creation_without_a_key_is_refused() =>
        await app.Administrator.ChangeAsync("/v1/agencies", Unit(Guid.NewGuid(), "Đội", null, null), 1)
            .ShouldRefuse(HttpStatusCode.BadRequest, "common.idempotency-key-required");

    [Fact]
    public async Task A_code_is_never_given_to_another_agency_not_even_after_it_ended()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var first = await app.OpenAgencyAsync(district, "Trạm thú y", "H02.30.73");
        await app.Administrator.ChangeAsync($"/v1/agencies/{first}/codes", new { code = "H02.30.74", from = "2014-01-01" }, 1).ShouldBe(HttpStatusCode.OK);

        await app.Administrator.CreateAsync("/v1/agencies", Unit(district, "Trạm khác", "H02.30.73", null))
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.code-taken");
    }

    [Theory]
    [InlineData("h02.30", null)]
    [InlineData("000.00.30.H02", null)]
    [InlineData(null, "H02.30")]
    [InlineData(null, "001.00.30.H02")]
    public async Task A_code_has_the_form_its_name_says(string? code, string? oldCode) =>
        await app.Administrator.CreateAsync("/v1/agencies", Unit(await app.AgencyIdAsync("H02.30"), "Đội", code, oldCode))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.invalid-code");

    [Fact]
    public async Task A_kind_that_the_catalogue_lacks_is_refused()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var body = new { kind = "canton", name = "Tổng Hương Vĩ", shortName = "Tổng", parentId = district, openedOn = "2010-01-01" };

        await app.Administrator.CreateAsync("/v1/agencies", body).ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency-kind");

        await app.Administrator.CreateAsync("/v1/agency-kinds", new { code = "canton", vietnamese = "Tổng", english = "Canton" }).ShouldBe(HttpStatusCode.Created);
        await app.Administrator.CreateAsync("/v1/agencies", body).ShouldBe(HttpStatusCode.Created);
        await app.Administrator.CreateAsync("/v1/agency-kinds", new { code = "canton", vietnamese = "Tổng", english = "Canton" })
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.agency-kind-exists");
    }

    [Fact]
    public async Task A_child_cannot_be_older_than_its_parent()
    {
        var district = await app.AgencyIdAsync("H02.30");

        await app.Administrator.CreateAsync(
                "/v1/agencies", new { kind = "unit", name = "Đội xưa", shortName = "Đội xưa", parentId = district, openedOn = "1990-01-01" })
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.parent-not-open");
    }

    [Fact]
    public async Task A_closed_agency_takes_no_children()
    {
        var district = await app.AgencyIdAsync("H02.30");
        var closed = await app.OpenAgencyAsync(district, "Đội cũ");
        await app.Administrator.ChangeAsync($"/v1/agencies/{closed}/closing", new { closedOn = "2015-06-01" }, 1).ShouldBe(HttpStatusCode.OK);

        await app.Administrator.CreateAsync("/v1/agencies", Unit(closed, "Tổ", null, null)).ShouldRefuse(HttpStatusCode.Conflict, "organization.parent-not-open");
    }

    [Fact]
    public async Task A_parent_that_is_not_there_is_refused() =>
        await app.Administrator.CreateAsync("/v1/agencies", Unit(Guid.NewGuid(), "Đội", null, null))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency");

    [Fact]
    public async Task Only_an_administrator_of_everything_opens_a_second_root() =>
        await app.Administrator.CreateAsync("/v1/agencies", new { kind = "province", name = "Tỉnh khác", shortName = "Tỉnh", openedOn = "2010-01-01" })
            .ShouldRefuse(HttpStatusCode.Forbidden, "organization.parent-required");

    [Theory]
    [InlineData("""{"kind":"unit","name":"","shortName":"a","openedOn":"2010-01-01"}""", "common.invalid-request")]
    [InlineData("""{"kind":"unit","name":"a","shortName":"  ","openedOn":"2010-01-01"}""", "common.invalid-request")]
    [InlineData("""{"kind":"unit","name":"a","shortName":"a","openedOn":"2010-02-30"}""", "common.malformed-body")]
    [InlineData("""{"kind":"unit","name":"a",""", "common.malformed-body")]
    public async Task Input_that_cannot_be_read_changes_nothing(string body, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agencies") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        await app.Administrator.SendAsync(request).ShouldRefuse(HttpStatusCode.BadRequest, code);
    }

    private static object Unit(Guid parent, string name, string? code, string? oldCode) =>
        new { kind = "unit", name, shortName = name, code, oldCode, parentId = parent, openedOn = "2010-01-01" };
}
