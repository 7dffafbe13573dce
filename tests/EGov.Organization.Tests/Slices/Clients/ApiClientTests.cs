using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Clients;

public sealed class ApiClientTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_registered_client_gets_tokens_until_it_is_disabled()
    {
        var key = Guid.NewGuid();
        var body = Client("so-y-te");
        var registered = await app.Administrator.CreateAsync("/v1/api-clients", body, key).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var secret = registered.GetProperty("clientSecret").GetString()!;
        var repeated = await app.Administrator.CreateAsync("/v1/api-clients", body, key).ShouldBe<JsonElement>(HttpStatusCode.Created);

        repeated.GetProperty("id").GetGuid().ShouldBe(registered.GetProperty("id").GetGuid());
        repeated.GetProperty("clientSecret").ValueKind.ShouldBe(JsonValueKind.Null);
        var token = await TokenAsync("so-y-te", secret).ShouldBe<JsonElement>(HttpStatusCode.OK);
        token.GetProperty("scope").GetString().ShouldBe("organization:read dossiers:report");
        await app.Administrator.ChangeAsync($"/v1/api-clients/{registered.GetProperty("id").GetGuid()}/disabling", null, 1).ShouldBe(HttpStatusCode.OK);
        await TokenAsync("so-y-te", secret).ShouldRefuse(HttpStatusCode.Unauthorized, "organization.unknown-client");
        await app.Administrator.ChangeAsync($"/v1/api-clients/{registered.GetProperty("id").GetGuid()}/disabling", null, 2)
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.client-is-disabled");
    }

    [Fact]
    public async Task A_client_id_belongs_to_one_client()
    {
        await app.Administrator.CreateAsync("/v1/api-clients", Client("trung-ten")).ShouldBe(HttpStatusCode.Created);

        await app.Administrator.CreateAsync("/v1/api-clients", Client("trung-ten")).ShouldRefuse(HttpStatusCode.Conflict, "organization.client-id-taken");
    }

    [Fact]
    public async Task A_client_is_given_no_administrative_right_that_its_maker_lacks()
    {
        var district = await app.OfficialAsync("H02.30", reachesBelow: false, "accounts:manage");
        var agency = await app.AgencyIdAsync("H02.30");

        await district.CreateAsync("/v1/api-clients", new { clientId = "qua-quyen", name = "Quá quyền", scopes = new[] { "organization:manage" }, agencyId = agency })
            .ShouldRefuse(HttpStatusCode.Forbidden, "organization.may-not-confer");
        await district.CreateAsync("/v1/api-clients", Client("toan-tinh")).ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency");
    }

    [Fact]
    public async Task Each_administrator_sees_the_clients_in_reach()
    {
        var district = await app.OfficialAsync("H02.30", reachesBelow: true, "accounts:manage");
        await district.CreateAsync("/v1/api-clients", new { clientId = "cua-huyen", name = "Của huyện", scopes = new[] { "dossiers:report" }, agencyId = await app.AgencyIdAsync("H02.30.21") })
            .ShouldBe(HttpStatusCode.Created);

        var seen = await district.GetAsync("/v1/api-clients").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var all = await app.Administrator.GetAsync("/v1/api-clients?limit=1").ShouldBe<JsonElement>(HttpStatusCode.OK);

        seen.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("clientId").GetString()).ShouldBe(["cua-huyen"]);
        all.GetProperty("next").GetString().ShouldNotBeNull();
    }

    private static object Client(string clientId) => new { clientId, name = "Sở Y tế", scopes = new[] { "organization:read", "dossiers:report" }, reachesBelow = true };

    private Task<HttpResponseMessage> TokenAsync(string clientId, string secret) => app.Anonymous().PostAsync(
        "/connect/token", Requests.Form([("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret)]));
}
