using System.Net;
using System.Text;
using Npgsql;

namespace EGov.Gateway.Tests.Slices.Sessions;

public sealed class SigningInTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Fact]
    public async Task A_person_signs_in_and_calls_services_without_ever_seeing_a_token()
    {
        using var browser = new Browser(standard.Gateway);

        var session = await browser.SignInAsync();
        var seen = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);

        session.GetProperty("kind").GetString().ShouldBe("Official");
        session.GetProperty("scopes")[0].GetString().ShouldBe("dossiers:receive");
        seen.Headers["Authorization"].ShouldStartWith("Bearer ey");
        seen.Headers.ShouldNotContainKey("Cookie");
        var answers = session.GetRawText() + browser.LastSetCookie + await (await browser.GetAsync("/session")).Content.ReadAsStringAsync();
        standard.Organization.IssuedTokens.ShouldNotBeEmpty();
        standard.Organization.IssuedTokens.ShouldAllBe(token => !answers.Contains(token));
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_to_other_sites()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);

        browser.LastSetCookie!.ShouldStartWith("egov-development=");
        browser.LastSetCookie!.ShouldContain("httponly", Case.Insensitive);
        browser.LastSetCookie!.ShouldContain("samesite=lax", Case.Insensitive);
        browser.LastSetCookie!.ShouldContain("path=/", Case.Insensitive);
        browser.LastSetCookie!.ShouldNotContain("domain", Case.Insensitive);
        browser.LastSetCookie!.ShouldNotContain("expires", Case.Insensitive);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_this_host_and_the_unprefixed_one_is_worth_nothing()
    {
        await using var gateway = await StartProductionAsync();
        using var browser = new Browser(gateway);

        await browser.SendAsync(HttpMethod.Post, "/session", SignInBody(), ("X-Forwarded-Proto", "https")).ShouldBe(HttpStatusCode.Created);

        browser.LastSetCookie!.ShouldStartWith("__Host-egov=");
        browser.LastSetCookie!.ShouldContain("; secure", Case.Insensitive);
        browser.LastSetCookie!.ShouldContain("httponly", Case.Insensitive);
        await browser.SendAsync(HttpMethod.Get, "/session", null, ("X-Forwarded-Proto", "https")).ShouldBe(HttpStatusCode.OK);
        browser.Cookie = browser.Cookie!.Replace("__Host-egov", "egov-development", StringComparison.Ordinal);
        await browser.SendAsync(HttpMethod.Get, "/session", null, ("X-Forwarded-Proto", "https")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_development_nobody_signs_in_over_plain_http()
    {
        await using var gateway = await StartProductionAsync();
        using var browser = new Browser(gateway);

        await browser.SendAsync(HttpMethod.Post, "/session", SignInBody())
            .ShouldRefuse(HttpStatusCode.Forbidden, "gateway.secure-connection-required");
    }

    [Fact]
    public async Task In_development_only_this_machine_does()
    {
        using var browser = new Browser(standard.Gateway);

        await browser.SendAsync(HttpMethod.Post, "/session", SignInBody(), ("Host", "egov.example"))
            .ShouldRefuse(HttpStatusCode.Forbidden, "gateway.secure-connection-required");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_the_words_of_the_organization_service()
    {
        using var browser = new Browser(standard.Gateway);

        await browser.SendAsync(HttpMethod.Post, "/session", new { userName = "thu", password = "wrong" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-credentials");

        browser.Cookie.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"userName":"thu"}""")]
    [InlineData("""{"userName":"","password":"x"}""")]
    [InlineData("""{"userName":"thu","password":"x","agencyId":"no"}""")]
    [InlineData("""{"userName":""")]
    public async Task A_malformed_sign_in_is_400(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await standard.Gateway.Client.PostAsync("/session", content).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_sign_anybody_in()
    {
        using var form = new FormUrlEncodedContent([new("userName", "thu"), new("password", OrganizationStandIn.Password)]);
        await standard.Gateway.Client.PostAsync("/session", form).ShouldBe(HttpStatusCode.UnsupportedMediaType);

        using var browser = new Browser(standard.Gateway);
        await browser.SendAsync(HttpMethod.Post, "/session", SignInBody(), ("Origin", "https://evil.example"))
            .ShouldRefuse(HttpStatusCode.Forbidden, "gateway.foreign-origin");
    }

    [Fact]
    public async Task Signing_in_again_makes_a_new_session_and_ends_the_one_before()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        var before = browser.Cookie;
        using var thief = new Browser(standard.Gateway) { Cookie = before };
        await thief.GetAsync("/session").ShouldBe(HttpStatusCode.OK);
        var revoked = standard.Organization.Revoked.Count;

        await browser.SignInAsync();

        browser.Cookie.ShouldNotBe(before);
        await thief.GetAsync("/session").ShouldBe(HttpStatusCode.Unauthorized);
        standard.Organization.Revoked.Count.ShouldBe(revoked + 1);
    }

    [Fact]
    public async Task A_cookie_that_somebody_planted_is_not_taken_over()
    {
        var planted = "egov-development=" + Convert.ToBase64String(new byte[32]).TrimEnd('=').Replace('/', '_').Replace('+', '-');
        using var browser = new Browser(standard.Gateway) { Cookie = planted };

        await browser.SignInAsync();

        browser.Cookie.ShouldNotBe(planted);
        using var thief = new Browser(standard.Gateway) { Cookie = planted };
        await thief.GetAsync("/session").ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_everywhere_and_revokes_its_refresh_token()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        using var thief = new Browser(standard.Gateway) { Cookie = browser.Cookie };
        var refreshToken = standard.Organization.IssuedTokens.Last();

        await browser.SendAsync(HttpMethod.Delete, "/session").ShouldBe(HttpStatusCode.NoContent);

        browser.Cookie.ShouldBeNull();
        await thief.GetAsync("/session").ShouldBe(HttpStatusCode.Unauthorized);
        (await thief.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK)).Headers.ShouldNotContainKey("Authorization");
        standard.Organization.Revoked.ShouldContain(refreshToken);
    }

    [Fact]
    public async Task Signing_out_without_a_session_is_no_fault()
    {
        await standard.Gateway.Client.DeleteAsync("/session").ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_database_holds_neither_cookie_nor_token_in_the_clear()
    {
        await using var gateway = await StartProductionAsync();
        using var browser = new Browser(gateway);
        await browser.SendAsync(HttpMethod.Post, "/session", SignInBody(), ("X-Forwarded-Proto", "https")).ShouldBe(HttpStatusCode.Created);

        await using var connection = new NpgsqlConnection(gateway.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select coalesce(string_agg(encode(access_token, 'escape') || encode(refresh_token, 'escape') || encode(cookie_hash, 'escape'), ''), ''), (select string_agg(xml, '') from key_ring) from session",
            connection);
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        var (sessions, keys) = (row.GetString(0), row.GetString(1));

        sessions.Length.ShouldBeGreaterThan(500);
        sessions.ShouldNotContain("eyJ");
        sessions.ShouldNotContain(browser.Cookie!.Split('=')[1]);
        standard.Organization.IssuedTokens.ShouldAllBe(token => !sessions.Contains(token));
        keys.ShouldContain("encryptedKey");
        keys.ShouldNotContain("masterKey>");
    }

    [Theory]
    [InlineData("Gateway:KeyProtection", "")]
    [InlineData("Gateway:KeyProtection", "c2hvcnQ=")]
    [InlineData("Sessions:ClientSecret", "egov-gateway-development-secret")]
    [InlineData("Sessions:ClientSecret", "")]
    public async Task Outside_development_a_start_with_missing_or_known_secrets_is_refused(string key, string value)
    {
        await using var database = await TestDatabase.CreateAsync<EGov.Gateway.Storage.GatewayDb>("gateway");

        await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            GatewayApp.StartAsync("Production", database, standard.Organization, standard.Dossiers, [.. Production.Settings, (key, value)]));
    }

    private static object SignInBody() => new { userName = "thu", password = OrganizationStandIn.Password };

    private async Task<GatewayApp> StartProductionAsync() =>
        await GatewayApp.StartAsync("Production", null, standard.Organization, standard.Dossiers, Production.Settings);
}
