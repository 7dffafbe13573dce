using System.Net;
using System.Net.WebSockets;

namespace EGov.Gateway.Tests.Slices.Sessions;

public sealed class ForgeryTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Theory]
    [InlineData("POST", "/api/dossiers/v1/echo")]
    [InlineData("PUT", "/api/dossiers/v1/echo")]
    [InlineData("DELETE", "/api/dossiers/v1/echo")]
    [InlineData("PATCH", "/api/dossiers/v1/echo")]
    [InlineData("POST", "/session/refresh")]
    [InlineData("DELETE", "/session")]
    public async Task A_write_by_cookie_needs_the_token_of_that_very_session(string method, string path)
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        using var other = await Browser.SignedInAsync(standard.Gateway);
        var before = standard.Dossiers.Requests;
        var own = browser.CsrfToken;

        foreach (var wrong in new[] { null, "guessed", other.CsrfToken })
        {
            browser.CsrfToken = wrong;
            await browser.SendAsync(new HttpMethod(method), path).ShouldRefuse(HttpStatusCode.Forbidden, "gateway.forgery-token-required");
        }

        standard.Dossiers.Requests.ShouldBe(before);
        browser.CsrfToken = own;
        (await browser.SendAsync(new HttpMethod(method), path)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_write_from_another_site_is_refused_even_with_the_token(string name, string value)
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);

        await browser.SendAsync(HttpMethod.Post, "/api/dossiers/v1/echo", null, (name, value))
            .ShouldRefuse(HttpStatusCode.Forbidden, "gateway.foreign-origin");
    }

    [Fact]
    public async Task A_write_from_our_own_page_passes()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);

        await browser.SendAsync(
            HttpMethod.Post, "/api/dossiers/v1/echo", null,
            ("Origin", $"http://{standard.Gateway.Address.Authority}"), ("Sec-Fetch-Site", "same-origin")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_with_a_bearer_token_needs_no_such_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers/v1/echo");
        request.Headers.Authorization = new("Bearer", standard.Organization.Tokens.For(EGov.Api.CallerKind.Client));

        await standard.Gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_sites_page_cannot_open_a_web_socket_with_the_cookie()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", browser.Cookie);
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        var refused = await Should.ThrowAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://{standard.Gateway.Address.Authority}/api/dossiers/v1/socket"), CancellationToken.None));

        refused.Message.ShouldContain("403");
    }
}
