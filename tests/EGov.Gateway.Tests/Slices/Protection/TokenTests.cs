using System.Net;
using System.Net.Http.Headers;
using EGov.Api;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Gateway.Tests.Slices.Protection;

public sealed class TokenTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Fact]
    public async Task A_valid_token_passes_with_the_request()
    {
        var token = standard.Organization.Tokens.For(CallerKind.Official, "dossiers:receive");

        var seen = await SendAsync("Bearer", token).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers["Authorization"].ShouldBe($"Bearer {token}");
    }

    [Fact]
    public async Task A_caller_without_identity_passes_and_the_service_decides()
    {
        var seen = await standard.Gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers.ShouldNotContainKey("Authorization");
    }

    [Fact]
    public Task A_token_for_another_audience_is_refused() => ShouldBeRefused(Spoilt(d => d.Audience = "elsewhere"));

    [Fact]
    public Task A_token_of_another_issuer_is_refused() => ShouldBeRefused(Spoilt(d => d.Issuer = "https://evil.example"));

    [Fact]
    public Task An_expired_token_is_refused() => ShouldBeRefused(Spoilt(d =>
        (d.IssuedAt, d.NotBefore, d.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-1))));

    [Fact]
    public async Task A_token_signed_by_someone_else_is_refused()
    {
        await using var stranger = await CallerTokens.StartAsync();
        await ShouldBeRefused(stranger.For(CallerKind.Official, Guid.NewGuid(), null, null, false, [], d => d.Issuer = standard.Organization.Tokens.Issuer));
    }

    [Fact]
    public Task A_token_signed_with_a_shared_secret_is_refused() => ShouldBeRefused(Spoilt(d =>
        d.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)));

    [Fact]
    public Task An_unsigned_token_is_refused() => ShouldBeRefused(Spoilt(d => d.SigningCredentials = null));

    [Fact]
    public async Task A_token_with_changed_claims_is_refused()
    {
        var parts = standard.Organization.Tokens.For(CallerKind.Official, "dossiers:receive").Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("dossiers:receive", "dossiers:decide", StringComparison.Ordinal);

        await ShouldBeRefused($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public Task Something_that_is_no_token_is_refused(string token) => ShouldBeRefused(token);

    [Fact]
    public async Task Another_scheme_is_refused_except_at_the_token_endpoint()
    {
        var before = standard.Dossiers.Requests;
        await SendAsync("Basic", "dXNlcjpwYXNzd29yZA==").ShouldRefuse(HttpStatusCode.Unauthorized, "gateway.scheme-refused");
        standard.Dossiers.Requests.ShouldBe(before);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/organization/connect/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "password"), new("password", OrganizationStandIn.Password)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "dXNlcjpwYXNzd29yZA==");
        await standard.Gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_cannot_be_checked_yet_is_503_and_not_401()
    {
        await using var gateway = await GatewayApp.StartAsync(
            standard.Organization, standard.Dossiers, ("services:organization:http:0", "http://127.0.0.1:9"), ("HttpResilience:RetryDelay", "00:00:00.001"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", standard.Organization.Tokens.For(CallerKind.Official));

        await gateway.Client.SendAsync(request).ShouldRefuse(HttpStatusCode.ServiceUnavailable, "gateway.identity-unavailable");
    }

    [Fact]
    public async Task Keys_once_read_outlive_an_outage_of_their_issuer()
    {
        await using var organization = await OrganizationStandIn.StartAsync();
        await using var gateway = await GatewayApp.StartAsync(organization, standard.Dossiers);
        await SendAsync("Bearer", organization.Tokens.For(CallerKind.Official), gateway).ShouldBe(HttpStatusCode.OK);

        await organization.StopAsync();

        await SendAsync("Bearer", organization.Tokens.For(CallerKind.Official), gateway).ShouldBe(HttpStatusCode.OK);
    }

    private string Spoilt(Action<SecurityTokenDescriptor> change) =>
        standard.Organization.Tokens.For(CallerKind.Official, Guid.NewGuid(), null, null, false, ["dossiers:receive"], change);

    private async Task ShouldBeRefused(string token)
    {
        var before = standard.Dossiers.Requests;
        var sending = SendAsync("Bearer", token);

        await sending.ShouldRefuse(HttpStatusCode.Unauthorized, "gateway.token-refused");

        (await sending).Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        standard.Dossiers.Requests.ShouldBe(before);
    }

    private async Task<HttpResponseMessage> SendAsync(string scheme, string parameter, GatewayApp? gateway = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {parameter}");
        return await (gateway ?? standard.Gateway).Client.SendAsync(request);
    }
}
