using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EGov.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Tokens;

public sealed class SigningInTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_token_says_who_in_which_agency_with_which_rights()
    {
        var token = await PasswordAsync("lanhdao", "YenThe@2015").ShouldBe<JsonElement>(HttpStatusCode.OK);

        var claims = new JsonWebToken(token.GetProperty("access_token").GetString());
        claims.Alg.ShouldBe("ES256");
        claims.Issuer.ShouldBe(OrganizationApp.Issuer);
        claims.Audiences.ShouldBe(["egov"]);
        (claims.ValidTo - claims.ValidFrom).ShouldBe(TimeSpan.FromMinutes(10));
        claims.GetPayloadValue<string>("kind").ShouldBe("official");
        claims.GetPayloadValue<string>("name").ShouldBe("Hoàng Đình Lâm");
        claims.GetPayloadValue<string>("agency").ShouldBe((await app.AgencyIdAsync("H02.30")).ToString());
        claims.GetPayloadValue<string>("reach").ShouldBe("below");
        claims.GetPayloadValue<string>("client_id").ShouldBe("egov-cli");
        claims.GetPayloadValue<string>("scope").Split(' ').ShouldBe(["dossiers:decide", "dossiers:report", "organization:read"]);
        token.GetProperty("token_type").GetString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_citizen_may_submit_and_nothing_else()
    {
        var token = await PasswordAsync("024085000017", "YenThe@2015").ShouldBe<JsonElement>(HttpStatusCode.OK);

        var claims = new JsonWebToken(token.GetProperty("access_token").GetString());
        claims.GetPayloadValue<string>("kind").ShouldBe("citizen");
        claims.GetPayloadValue<string>("scope").ShouldBe("dossiers:submit");
        claims.TryGetPayloadValue<string>("agency", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_published_keys_prove_a_token_and_refuse_a_forged_one()
    {
        var token = await PasswordAsync("motcua", "YenThe@2015").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var keys = new JsonWebKeySet(await app.Anonymous().GetStringAsync("/.well-known/jwks.json"));
        var text = token.GetProperty("access_token").GetString()!;
        var rules = new TokenValidationParameters { ValidIssuer = OrganizationApp.Issuer, ValidAudience = "egov", IssuerSigningKeys = keys.GetSigningKeys() };

        (await new JsonWebTokenHandler().ValidateTokenAsync(text, rules)).IsValid.ShouldBeTrue();
        var parts = text.Split('.');
        var forged = $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"own\"", "\"below\"", StringComparison.Ordinal))}.{parts[2]}";
        (await new JsonWebTokenHandler().ValidateTokenAsync(forged, rules)).IsValid.ShouldBeFalse();
        await app.WithToken(forged).GetAsync("/v1/agencies").ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        (await app.Anonymous().GetStringAsync("/.well-known/jwks.json")).ShouldNotContain("\"d\"");
    }

    [Theory]
    [InlineData("motcua", "wrong")]
    [InlineData("nobody-at-all", "YenThe@2015")]
    public async Task Wrong_name_and_wrong_password_are_answered_alike(string userName, string password)
    {
        var problem = await PasswordAsync(userName, password).ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-credentials");

        problem.GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_client_is_known_by_its_secret_in_header_or_form()
    {
        var basic = app.Anonymous();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"egov-cli:{OrganizationApp.CliSecret}")));
        var token = await basic.PostAsync("/connect/token", Requests.Form([("grant_type", "client_credentials")])).ShouldBe<JsonElement>(HttpStatusCode.OK);
        token.GetProperty("scope").GetString().ShouldBe("organization:read");
        token.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        await app.WithToken(token.GetProperty("access_token").GetString()!).GetAsync("/v1/agencies").ShouldBe(HttpStatusCode.OK);

        var refused = await app.Anonymous().PostAsync(
                "/connect/token", Requests.Form([("grant_type", "client_credentials"), ("client_id", "egov-cli"), ("client_secret", "guess")]))
            .ShouldRefuse(HttpStatusCode.Unauthorized, "organization.unknown-client");
        refused.GetProperty("error").GetString().ShouldBe("invalid_client");
    }

    [Theory]
    [InlineData("implicit", "organization.unsupported-grant", "unsupported_grant_type")]
    [InlineData("password", "organization.malformed-token-request", "invalid_request")]
    public async Task A_request_that_is_not_one_is_refused(string grant, string code, string error)
    {
        var problem = await app.Anonymous().TokenAsync(("grant_type", grant)).ShouldRefuse(HttpStatusCode.BadRequest, code);

        problem.GetProperty("error").GetString().ShouldBe(error);
    }

    [Fact]
    public async Task A_grant_that_the_client_was_not_given_is_refused()
    {
        var problem = await app.Anonymous().PostAsync("/connect/token", Requests.Form(
                [("grant_type", "client_credentials"), ("client_id", "egov-gateway"), ("client_secret", "egov-gateway-development-secret")]))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.grant-not-allowed");

        problem.GetProperty("error").GetString().ShouldBe("unauthorized_client");
    }

    [Fact]
    public async Task A_token_can_be_asked_for_with_less_but_not_with_more()
    {
        var less = await app.Anonymous().TokenAsync(
            ("grant_type", "password"), ("username", "lanhdao"), ("password", "YenThe@2015"), ("scope", "dossiers:report")).ShouldBe<JsonElement>(HttpStatusCode.OK);
        less.GetProperty("scope").GetString().ShouldBe("dossiers:report");

        var more = await app.Anonymous().TokenAsync(
                ("grant_type", "password"), ("username", "lanhdao"), ("password", "YenThe@2015"), ("scope", "accounts:manage"))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.scope-not-allowed");
        more.GetProperty("error").GetString().ShouldBe("invalid_scope");
    }

    [Fact]
    public async Task An_official_of_two_agencies_chooses_one()
    {
        var official = await app.RegisterOfficialAsync();
        var (first, second) = (await app.AgencyIdAsync("H02.30.21"), await app.AgencyIdAsync("H02.30.22"));
        await app.AppointAsync(official, first, "desk-official");
        await app.AppointAsync(official, second, "specialist", "2015-02-01");
        await app.CreateAccountAsync(official, "hai-noi", "Matkhau-1234");

        (await AgencyOf(("agency", second.ToString()))).ShouldBe(second.ToString());
        (await AgencyOf()).ShouldBe(first.ToString());
        await app.Anonymous().TokenAsync(("grant_type", "password"), ("username", "hai-noi"), ("password", "Matkhau-1234"), ("agency", Guid.NewGuid().ToString()))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.no-such-post");

        async Task<string> AgencyOf(params (string, string)[] more)
        {
            var token = await app.Anonymous().TokenAsync([("grant_type", "password"), ("username", "hai-noi"), ("password", "Matkhau-1234"), .. more])
                .ShouldBe<JsonElement>(HttpStatusCode.OK);
            return new JsonWebToken(token.GetProperty("access_token").GetString()).GetPayloadValue<string>("agency");
        }
    }

    [Fact]
    public async Task Rights_end_with_the_post()
    {
        var official = await app.RegisterOfficialAsync();
        var post = await app.AppointAsync(official, await app.AgencyIdAsync("H02.30.23"), "desk-official");
        await app.CreateAccountAsync(official, "het-nhiem-ky", "Matkhau-1234");

        await app.Administrator.ChangeAsync($"/v1/officials/{official}/posts/{post}/ending", new { to = "2016-01-01" }, 2).ShouldBe(HttpStatusCode.OK);

        var token = await PasswordAsync("het-nhiem-ky", "Matkhau-1234").ShouldBe<JsonElement>(HttpStatusCode.OK);
        token.GetProperty("scope").GetString().ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Discovery_speaks_of_outside_addresses_to_those_who_come_from_outside()
    {
        var inside = await app.Anonymous().GetAsync("/.well-known/openid-configuration").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "dichvucong.example");
        var outside = await client.GetAsync("/.well-known/openid-configuration").ShouldBe<JsonElement>(HttpStatusCode.OK);

        inside.GetProperty("issuer").GetString().ShouldBe(OrganizationApp.Issuer);
        inside.GetProperty("jwks_uri").GetString().ShouldBe("http://localhost/.well-known/jwks.json");
        outside.GetProperty("token_endpoint").GetString().ShouldBe($"{OrganizationApp.Issuer}/connect/token");
    }

    private Task<HttpResponseMessage> PasswordAsync(string userName, string password) =>
        app.Anonymous().TokenAsync(("grant_type", "password"), ("username", userName), ("password", password));
}
