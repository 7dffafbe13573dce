using System.Net;
using System.Text.Json;

namespace EGov.Gateway.Tests.Slices.Sessions;

/// <summary>The gateway with the real organization service behind it: what the stand-in of the other tests only claims.</summary>
public sealed class RealSignInTests(OrganizationProgram organization) : IClassFixture<OrganizationProgram>, IAsyncLifetime
{
    private Backend _dossiers = null!;
    private GatewayApp _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _dossiers = await Backend.StartAsync();
        _gateway = await GatewayApp.StartAsync("Development", null, organization.Address, OrganizationProgram.Issuer, _dossiers);
    }

    [Fact]
    public async Task An_official_signs_in_is_known_to_services_refreshes_and_signs_out()
    {
        using var browser = new Browser(_gateway);

        var session = await browser.SendAsync(HttpMethod.Post, "/session", new { userName = organization.Official.Account, password = organization.Official.Password })
            .ShouldBe<JsonElement>(HttpStatusCode.Created);
        session.GetProperty("scopes").GetArrayLength().ShouldBeGreaterThan(0);
        browser.CsrfToken = session.GetProperty("csrfToken").GetString();
        var first = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);
        await browser.GetAsync("/api/organization/v1/agencies").ShouldBe(HttpStatusCode.OK);

        await browser.SendAsync(HttpMethod.Post, "/session/refresh").ShouldBe(HttpStatusCode.OK);
        var second = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);
        second.Headers["Authorization"].ShouldNotBe(first.Headers["Authorization"]);

        await browser.SendAsync(HttpMethod.Delete, "/session").ShouldBe(HttpStatusCode.NoContent);
        await browser.GetAsync("/session").ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_gets_a_token_through_the_gateway_and_uses_it_there()
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "password"), new("client_id", "egov-cli"), new("client_secret", "egov-cli-development-secret"),
            new("username", organization.Official.Account), new("password", organization.Official.Password),
        ]);
        var tokens = await _gateway.Client.PostAsync("/api/organization/connect/token", form).ShouldBe<JsonElement>(HttpStatusCode.OK);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Authorization = new("Bearer", tokens.GetProperty("access_token").GetString());
        await _gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_the_services_code()
    {
        using var browser = new Browser(_gateway);

        var refused = await browser.SendAsync(HttpMethod.Post, "/session", new { userName = organization.Official.Account, password = "wrong" });

        ((int)refused.StatusCode).ShouldBeInRange(400, 401);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("organization.wrong-credentials");
    }

    [Fact]
    public async Task The_discovery_document_names_public_addresses()
    {
        var document = await _gateway.Client.GetAsync("/api/organization/.well-known/openid-configuration").ShouldBe<JsonElement>(HttpStatusCode.OK);

        document.GetProperty("issuer").GetString().ShouldBe(OrganizationProgram.Issuer);
        document.GetProperty("token_endpoint").GetString().ShouldBe($"{OrganizationProgram.Issuer}/connect/token");
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _dossiers.DisposeAsync();
    }
}
