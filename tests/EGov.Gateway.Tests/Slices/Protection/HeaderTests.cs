using System.Net;

namespace EGov.Gateway.Tests.Slices.Protection;

public sealed class HeaderTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/session")]
    [InlineData("/nowhere")]
    [InlineData("/api/dossiers/v1/echo")]
    [InlineData("/api/organization/v1/nothing")]
    public async Task Every_answer_tells_the_browser_what_it_may_not_do(string path)
    {
        var response = await standard.Gateway.Client.GetAsync(path);

        Header(response, "Content-Security-Policy").ShouldContain("default-src 'none'");
        Header(response, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "X-Frame-Options").ShouldBe("DENY");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        Header(response, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_are_not_kept_unless_the_service_says_so()
    {
        Header(await standard.Gateway.Client.GetAsync("/api/dossiers/v1/echo"), "Cache-Control").ShouldBe("no-store");
        Header(await standard.Gateway.Client.GetAsync("/api/dossiers/v1/cached"), "Cache-Control").ShouldBe("public, max-age=60");
    }

    [Theory]
    [InlineData("Production", "https", true)]
    [InlineData("Production", "http", false)]
    [InlineData("Development", "https", false)]
    public async Task Strict_transport_is_asked_for_over_https_outside_development(string environment, string scheme, bool expected)
    {
        await using var database = await TestDatabase.CreateAsync<EGov.Gateway.Storage.GatewayDb>("gateway");
        await using var gateway = await GatewayApp.StartAsync(environment, database, standard.Organization, standard.Dossiers, Production.Settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", scheme);

        var response = await gateway.Client.SendAsync(request);

        response.Headers.Contains("Strict-Transport-Security").ShouldBe(expected);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.9.8.7")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "gopher")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("X-Forwarded-User", "administrator")]
    [InlineData("X-Forwarded-Client-Cert", "evil")]
    [InlineData("Forwarded", "for=10.9.8.7")]
    [InlineData("X-Real-IP", "10.9.8.7")]
    [InlineData("X-Original-URL", "/evil")]
    [InlineData("X-Rewrite-URL", "/evil")]
    [InlineData("X-User-Id", "administrator")]
    [InlineData("x-remote-user", "administrator")]
    [InlineData("Remote-User", "administrator")]
    [InlineData("X-Auth-Request-Email", "evil@example")]
    [InlineData("X-EGov-Caller", "administrator")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Cookie", "anything=1")]
    [InlineData("X-CSRF-Token", "anything")]
    public async Task What_only_the_gateway_may_say_is_taken_off(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();

        var seen = await standard.Gateway.Client.SendAsync(request).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers.Values.ShouldNotContain(v => v.Contains(value));
    }

    [Fact]
    public async Task The_service_learns_the_address_that_really_called()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Add("X-Forwarded-For", "10.9.8.7");

        var seen = await standard.Gateway.Client.SendAsync(request).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers["X-Forwarded-For"].ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed()
    {
        await using var gateway = await GatewayApp.StartAsync(standard.Organization, standard.Dossiers, ("Gateway:TrustedProxies:0", "127.0.0.0/8"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "egov.tinh.gov.vn");

        var seen = await gateway.Client.SendAsync(request).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers["X-Forwarded-For"].ShouldBe("203.0.113.9");
        seen.Headers["X-Forwarded-Proto"].ShouldBe("https");
        seen.Headers["X-Forwarded-Host"].ShouldBe("egov.tinh.gov.vn");
    }

    [Fact]
    public async Task A_sane_correlation_id_is_kept_passed_on_and_returned()
    {
        var (seen, returned) = await CorrelateAsync("Replay-2015.dossier_7");

        seen.ShouldBe("Replay-2015.dossier_7");
        returned.ShouldBe("Replay-2015.dossier_7");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with a blank and more")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("hồ-sơ-mười-hai")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Any_other_is_replaced(string? given)
    {
        var (seen, returned) = await CorrelateAsync(given);

        returned.ShouldNotBe(given);
        Guid.TryParse(returned, out _).ShouldBeTrue();
        seen.ShouldBe(returned);
    }

    [Fact]
    public async Task The_clock_may_not_be_set_where_it_is_not_allowed()
    {
        await using var gateway = await GatewayApp.StartAsync(standard.Organization, standard.Dossiers, ("Clock:AllowOverride", "false"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Add("X-Clock", "2015-03-02T08:00:00+07:00");

        var before = standard.Dossiers.Requests;

        await gateway.Client.SendAsync(request).ShouldRefuse(HttpStatusCode.BadRequest, "common.clock-not-allowed");

        standard.Dossiers.Requests.ShouldBe(before);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.NonValidated.TryGetValues(name, out var values) ? values.AsEnumerable() : []);

    private async Task<(string Seen, string Returned)> CorrelateAsync(string? given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        if (given is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Correlation-Id", given);
        }

        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = standard.Gateway.Address };
        var response = await http.SendAsync(request);
        var seen = await Task.FromResult(response).ShouldBe<Seen>(HttpStatusCode.OK);
        return (seen.Headers["X-Correlation-Id"], Header(response, "X-Correlation-Id"));
    }
}
