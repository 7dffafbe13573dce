using System.Net;
using System.Net.Http.Headers;
using EGov.Api;

namespace EGov.Gateway.Tests.Slices.Limits;

public sealed class LimitTests : IAsyncLifetime
{
    // One an hour: what is left of the burst is exact, however slow the machine.
    private const string Slow = "0.0003";

    private OrganizationStandIn _organization = null!;
    private Backend _dossiers = null!;

    public async ValueTask InitializeAsync()
    {
        _organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync();
    }

    [Fact]
    public async Task An_address_without_identity_has_its_share_and_learns_when_to_come_back()
    {
        await using var gateway = await StartAsync(("Limits:Address:PerSecond", "0.05"), ("Limits:Address:Burst", "3"));
        for (var i = 0; i < 3; i++)
        {
            await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
        }

        var refused = gateway.Client.GetAsync("/api/dossiers/v1/echo");

        await refused.ShouldRefuse(HttpStatusCode.TooManyRequests, "common.too-many-requests");
        (await refused).Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        _dossiers.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task The_share_comes_back_with_time()
    {
        await using var gateway = await StartAsync(("Limits:Address:PerSecond", "0.2"), ("Limits:Address:Burst", "1"));
        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.TooManyRequests);

        await Eventually.IsTrue(
            async () => (await gateway.Client.GetAsync("/api/dossiers/v1/echo")).IsSuccessStatusCode, "a request five seconds later passes", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Each_client_has_the_share_configured_for_it_and_none_eats_anothers()
    {
        await using var gateway = await StartAsync(
            ("Limits:Client:PerSecond", Slow), ("Limits:Client:Burst", "2"),
            ("Limits:Clients:big:PerSecond", Slow), ("Limits:Clients:big:Burst", "5"));

        (await CountAllowedAsync(gateway, Token("big"), 8)).ShouldBe(5);
        (await CountAllowedAsync(gateway, Token("small"), 8)).ShouldBe(2);
        (await CountAllowedAsync(gateway, Token("other"), 8)).ShouldBe(2);
        (await CountAllowedAsync(gateway, Token("small"), 1)).ShouldBe(0);
    }

    [Fact]
    public async Task A_valid_token_is_not_counted_against_its_address()
    {
        await using var gateway = await StartAsync(
            ("Limits:Address:PerSecond", Slow), ("Limits:Address:Burst", "1"), ("Limits:Client:Burst", "50"));

        (await CountAllowedAsync(gateway, Token("client"), 20)).ShouldBe(20);
    }

    [Fact]
    public async Task Bad_tokens_are_and_then_none_from_there_is_looked_at()
    {
        await using var gateway = await StartAsync(("Limits:Address:PerSecond", Slow), ("Limits:Address:Burst", "2"));
        await SendAsync(gateway, "bad").ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(gateway, "bad").ShouldBe(HttpStatusCode.Unauthorized);

        await SendAsync(gateway, "bad").ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/session")]
    [InlineData("/api/organization/connect/token")]
    [InlineData("/api/organization/v1/accounts/own/password")]
    public async Task Guessing_passwords_has_a_limit_of_its_own(string path)
    {
        await using var gateway = await StartAsync(("Limits:SignIn:PerSecond", Slow), ("Limits:SignIn:Burst", "2"));

        for (var i = 0; i < 2; i++)
        {
            (await gateway.Client.PostAsync(path, null)).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        }

        await gateway.Client.PostAsync(path, null).ShouldRefuse(HttpStatusCode.TooManyRequests, "common.too-many-requests");
        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_session_has_its_share()
    {
        await using var gateway = await StartAsync(("Limits:Session:PerSecond", Slow), ("Limits:Session:Burst", "3"));
        using var first = await Browser.SignedInAsync(gateway);
        using var second = await Browser.SignedInAsync(gateway);
        for (var i = 0; i < 3; i++)
        {
            await first.GetAsync("/session").ShouldBe(HttpStatusCode.OK);
        }

        await first.GetAsync("/session").ShouldRefuse(HttpStatusCode.TooManyRequests, "common.too-many-requests");
        await second.GetAsync("/session").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Addresses_behind_a_trusted_proxy_are_told_apart_and_a_network_of_ipv6_is_one()
    {
        await using var gateway = await StartAsync(
            ("Limits:Address:PerSecond", Slow), ("Limits:Address:Burst", "1"), ("Gateway:TrustedProxies:0", "127.0.0.1"));

        (await FromAsync("203.0.113.1")).ShouldBe(HttpStatusCode.OK);
        (await FromAsync("203.0.113.2")).ShouldBe(HttpStatusCode.OK);
        (await FromAsync("203.0.113.1")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await FromAsync("2001:db8:1:2::1")).ShouldBe(HttpStatusCode.OK);
        (await FromAsync("2001:db8:1:2:ffff::9")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await FromAsync("2001:db8:1:3::1")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> FromAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
            request.Headers.Add("X-Forwarded-For", address);
            return (await gateway.Client.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task A_caller_cannot_escape_by_inventing_addresses()
    {
        await using var gateway = await StartAsync(("Limits:Address:PerSecond", Slow), ("Limits:Address:Burst", "1"));
        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Add("X-Forwarded-For", "203.0.113.77");

        await gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_development_limits_let_the_replay_client_run()
    {
        await using var gateway = await StartAsync();

        (await CountAllowedAsync(gateway, Token("egov-cli"), 3000)).ShouldBe(3000);
    }

    [Fact]
    public async Task A_limit_that_makes_no_sense_stops_the_start()
    {
        await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(("Limits:Address:PerSecond", "0")));
    }

    public async ValueTask DisposeAsync()
    {
        await _dossiers.DisposeAsync();
        await _organization.DisposeAsync();
    }

    private Task<GatewayApp> StartAsync(params (string Key, string Value)[] settings) => GatewayApp.StartAsync(_organization, _dossiers, settings);

    private string Token(string client) =>
        _organization.Tokens.For(CallerKind.Client, Guid.NewGuid(), null, null, false, [], d => d.Claims["client_id"] = client);

    private static async Task<int> CountAllowedAsync(GatewayApp gateway, string token, int requests)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var some in Enumerable.Range(0, requests).Chunk(50))
        {
            statuses.AddRange(await Task.WhenAll(some.Select(async _ => (await SendAsync(gateway, token)).StatusCode)));
        }

        statuses.ShouldAllBe(s => s == HttpStatusCode.OK || s == HttpStatusCode.TooManyRequests);
        return statuses.Count(s => s == HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> SendAsync(GatewayApp gateway, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await gateway.Client.SendAsync(request);
    }
}
