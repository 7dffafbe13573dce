using System.Net;

namespace EGov.Gateway.Tests.Slices.Routing;

public sealed class RoutingTests(StandardGateway standard) : IClassFixture<StandardGateway>
{
    [Fact]
    public async Task A_service_sees_its_own_path_and_the_whole_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/dossiers/v1/echo/a%20b?q=h%E1%BB%93+s%C6%A1&limit=5") { Content = new StringContent("hồ sơ") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"3\"");
        request.Headers.Add("Idempotency-Key", "01a20170-5193-7768-8685-b473997d2ac6");
        request.Headers.Add("X-Clock", "2015-03-02T08:00:00+07:00");

        var seen = await standard.Gateway.Client.SendAsync(request).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Method.ShouldBe("PUT");
        seen.Path.ShouldBe("/v1/echo/a%20b?q=h%E1%BB%93+s%C6%A1&limit=5");
        seen.Length.ShouldBe(8);
        seen.Headers["If-Match"].ShouldBe("\"3\"");
        seen.Headers["Idempotency-Key"].ShouldBe("01a20170-5193-7768-8685-b473997d2ac6");
        seen.Headers["X-Clock"].ShouldBe("2015-03-02T08:00:00+07:00");
        seen.Headers["X-Forwarded-Prefix"].ShouldBe("/api/dossiers");
        seen.Headers["X-Forwarded-Host"].ShouldBe(standard.Gateway.Address.Authority);
        seen.Headers["X-Forwarded-Proto"].ShouldBe("http");
    }

    [Fact]
    public async Task An_answer_gets_public_addresses_and_loses_what_is_internal()
    {
        var response = await standard.Gateway.Client.PostAsync("/api/dossiers/v1/created", null).ShouldBe(HttpStatusCode.Created);

        response.Headers.Location!.OriginalString.ShouldBe("/api/dossiers/v1/things/1");
        response.Headers.ETag!.Tag.ShouldBe("\"7\"");
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("X-Powered-By").ShouldBeFalse();
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_made_to_look_like_ours()
    {
        var response = await standard.Gateway.Client.GetAsync("/api/dossiers/v1/elsewhere").ShouldBe(HttpStatusCode.Found);

        response.Headers.Location!.OriginalString.ShouldBe("//evil.example/");
    }

    [Fact]
    public async Task A_refusal_of_a_service_passes_unchanged()
    {
        var problem = await standard.Gateway.Client.GetAsync("/api/dossiers/v1/refused").ShouldBe<System.Text.Json.JsonElement>(HttpStatusCode.Conflict);

        problem.GetProperty("code").GetString().ShouldBe("dossiers.some-refusal");
    }

    [Theory]
    [InlineData("/api/dossiers/health")]
    [InlineData("/api/dossiers/metrics")]
    [InlineData("/api/dossiers/v1/../health")]
    [InlineData("/api/dossiers/v1/%2e%2e/health")]
    [InlineData("/api/dossiers/v1/..%2fhealth")]
    [InlineData("/api/dossiers//health")]
    [InlineData("/api/dossiers/V1x/health")]
    [InlineData("/v1/echo")]
    [InlineData("/api/unknown/v1/echo")]
    public async Task What_a_service_keeps_inside_is_not_reached_from_outside(string path)
    {
        // HttpClient would tidy the path; a hostile client does not.
        var answer = await RawHttp.SendAsync(standard.Gateway.Address, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldNotContain("healthy");
        answer.ShouldNotContain("inside only");
    }

    [Fact]
    public async Task The_host_header_does_not_choose_the_destination()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/echo");
        request.Headers.Host = "organization";

        var seen = await standard.Gateway.Client.SendAsync(request).ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Path.ShouldBe("/v1/echo");
    }

    [Fact]
    public async Task Replicas_share_the_work_and_one_that_is_gone_is_left_out()
    {
        await using var second = await Backend.StartAsync();
        await using var gateway = await GatewayApp.StartAsync(standard.Organization, standard.Dossiers, ("services:dossiers:http:1", second.Address.ToString()));
        var before = standard.Dossiers.Requests;
        for (var i = 0; i < 40; i++)
        {
            await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
        }

        standard.Dossiers.Requests.ShouldBeGreaterThan(before);
        second.Requests.ShouldBeGreaterThan(0);

        await second.StopAsync();
        await Eventually.IsTrue(
            async () =>
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gateway.Client.GetAsync("/api/dossiers/v1/echo")));
                return answers.All(a => a.IsSuccessStatusCode);
            },
            "ten answers in a row from the replica that is left");
    }
}
