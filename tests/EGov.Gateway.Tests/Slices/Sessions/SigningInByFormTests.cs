using System.Net;

namespace EGov.Gateway.Tests.Slices.Sessions;

/// <summary>Signing in and out, and writing, with plain forms: what a browser without scripts sends.</summary>
public sealed class SigningInByFormTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    private string Here => $"http://{standard.Gateway.Address.Authority}";

    [Fact]
    public async Task The_form_opens_a_session_and_leads_back()
    {
        var response = await SubmitAsync("/session/form", null, Person(OrganizationStandIn.Password, "/ban-lam-viec?x=1")).ShouldBe(HttpStatusCode.Found);

        response.Headers.Location!.OriginalString.ShouldBe("/ban-lam-viec?x=1");
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("httponly", Case.Insensitive);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task It_never_leads_to_another_site(string returnTo)
    {
        var response = await SubmitAsync("/session/form", null, Person(OrganizationStandIn.Password, returnTo)).ShouldBe(HttpStatusCode.Found);

        response.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_leads_to_the_form_with_the_refusals_code_and_opens_nothing()
    {
        var response = await SubmitAsync("/session/form", null, Person("khong-dung", "/ban-lam-viec")).ShouldBe(HttpStatusCode.Found);

        response.Headers.Location!.OriginalString.ShouldStartWith("/dang-nhap?code=organization.");
        response.Headers.Location!.OriginalString.ShouldContain("returnTo=%2Fban-lam-viec");
        response.Headers.Location!.OriginalString.ShouldNotContain("khong-dung");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("X-Nothing", "said")]
    public async Task A_form_of_another_site_or_of_none_opens_nothing(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/session/form") { Content = Person(OrganizationStandIn.Password, "/") };
        request.Headers.Add(name, value);

        var response = await standard.Gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.Found);

        response.Headers.Location!.OriginalString.ShouldContain("code=gateway.foreign-origin");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task The_sign_out_form_ends_the_session()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);
        var cookie = browser.Cookie;

        await SubmitAsync("/session/end", cookie, new FormUrlEncodedContent([])).ShouldBe(HttpStatusCode.Found);

        browser.Cookie = cookie;
        (await browser.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_of_our_own_page_passes_with_the_cookie_and_one_that_does_not_say_so_does_not()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);

        await SubmitAsync("/trang/luu", browser.Cookie, new FormUrlEncodedContent([])).ShouldBe<Seen>(HttpStatusCode.OK);
        using var silent = new HttpRequestMessage(HttpMethod.Post, "/trang/luu") { Content = new FormUrlEncodedContent([]) };
        silent.Headers.Add("Cookie", browser.Cookie);
        await standard.Gateway.Client.SendAsync(silent).ShouldRefuse(HttpStatusCode.Forbidden, "gateway.forgery-token-required");
    }

    [Fact]
    public async Task An_interface_takes_no_form_without_the_token()
    {
        using var browser = await Browser.SignedInAsync(standard.Gateway);

        await SubmitAsync("/api/dossiers/v1/echo", browser.Cookie, new FormUrlEncodedContent([])).ShouldRefuse(HttpStatusCode.Forbidden, "gateway.forgery-token-required");
    }

    private static FormUrlEncodedContent Person(string password, string returnTo) =>
        new([new("userName", "thu"), new("password", password), new("oneTimeCode", ""), new("returnTo", returnTo)]);

    private Task<HttpResponseMessage> SubmitAsync(string path, string? cookie, HttpContent form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Origin", Here);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return standard.Gateway.Client.SendAsync(request);
    }
}
