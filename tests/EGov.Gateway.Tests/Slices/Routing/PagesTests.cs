using System.Net;

namespace EGov.Gateway.Tests.Slices.Routing;

/// <summary>What is not an interface is a page: of whom the pages learn, and what they may set.</summary>
public sealed class PagesTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Fact]
    public async Task A_page_gets_its_own_path_and_no_prefix()
    {
        var seen = await standard.Gateway.Client.GetAsync("/trang/ho-so?ma=1").ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Path.ShouldBe("/trang/ho-so?ma=1");
        seen.Headers["X-Forwarded-Prefix"].ShouldBeEmpty();
        seen.Headers.ShouldNotContainKey("X-EGov-Forgery-Token");
    }

    [Fact]
    public async Task A_page_learns_the_token_of_the_readers_forms_and_of_cookies_only_how_it_shall_look()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        browser.Cookie += "; egov-view=en.dark.compact; other=1";

        var seen = await browser.SendAsync(HttpMethod.Get, "/trang", null, ("X-EGov-Forgery-Token", "guessed")).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers["X-EGov-Forgery-Token"].ShouldBe(browser.CsrfToken);
        seen.Headers["Authorization"].ShouldStartWith("Bearer ");
        seen.Headers["Cookie"].ShouldBe("egov-view=en.dark.compact");
    }

    [Fact]
    public async Task A_service_is_told_neither()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        browser.Cookie += "; egov-view=en.dark.compact";

        var seen = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers.ShouldNotContainKey("X-EGov-Forgery-Token");
        seen.Headers.ShouldNotContainKey("Cookie");
    }

    [Fact]
    public async Task A_page_says_its_own_policy_and_sets_no_cookie_but_how_it_looks()
    {
        var response = await standard.Gateway.Client.GetAsync("/chon").ShouldBe(HttpStatusCode.OK);

        response.Headers.GetValues("Set-Cookie").ShouldBe(["egov-view=en.dark.compact; path=/"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; script-src 'self'"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData("/api/khong-co")]
    [InlineData("/api/dossiers/trang")]
    [InlineData("/session/khong-co")]
    public async Task An_unknown_interface_does_not_become_a_page(string path)
    {
        var before = standard.Pages.Requests;

        await standard.Gateway.Client.GetAsync(path).ShouldBe(HttpStatusCode.NotFound);

        standard.Pages.Requests.ShouldBe(before);
    }
}
