using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static EGov.EndToEnd.Tests.Desks;

namespace EGov.EndToEnd.Tests;

[Collection("platform")]
public sealed class PlatformTests(RunningPlatform platform)
{
    [Fact]
    public async Task Everything_comes_up_and_is_shown_in_one_table()
    {
        foreach (var resource in new[] { "postgres", "rabbitmq", "organization-db", "dossiers-db", "gateway-db", "organization", "dossiers", "web", "gateway", "payment-provider" })
        {
            platform.Output.ShouldContain(l => l.StartsWith($"  {resource} ", StringComparison.Ordinal) && l.Contains("healthy", StringComparison.Ordinal), resource);
        }

        platform.Output.ShouldContain(l => l.Contains("motcua", StringComparison.Ordinal));
        using var anonymous = platform.Anonymous();
        (await anonymous.GetAsync("/api/dossiers/v1/procedures")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_signs_in_and_out_with_a_cookie_and_never_sees_a_token()
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = platform.Gateway };

        using var signedIn = await browser.PostAsJsonAsync("/session", new { userName = "motcua", password = platform.PasswordOf("motcua") });
        var body = await signedIn.Content.ReadAsStringAsync();

        signedIn.IsSuccessStatusCode.ShouldBeTrue(body);
        handler.CookieContainer.Count.ShouldBeGreaterThan(0);
        body.ShouldNotContain("eyJ");
        (await browser.GetStringAsync("/session")).ShouldContain("Lê Thị Mai");
    }

    [Fact]
    public async Task A_dossier_goes_from_reception_to_result_across_two_agencies()
    {
        using var controller = await platform.AsAsync("kiemsoat");
        using var desk = await platform.AsAsync("motcua");
        using var specialist = await platform.AsAsync("chuyenvien");
        using var leader = await platform.AsAsync("lanhdao");
        using var anonymous = platform.Anonymous();
        var procedure = await PublishAsync(controller);

        var received = await PostAsync(desk, "/api/dossiers/v1/dossiers", Application(procedure), HttpStatusCode.Created);
        var handed = await MoveAsync(desk, received, "hand-over", new { step = 2 });
        await ArrivedAsync(specialist, received);
        var taken = await MoveAsync(specialist, handed, "taking-up", new { });
        var passed = await MoveAsync(specialist, taken, "hand-over", new { step = 3 });
        await ArrivedAsync(leader, received);
        var atLeader = await MoveAsync(leader, passed, "taking-up", new { });
        var decided = await MoveAsync(leader, atLeader, "decision", new { outcome = "Granted", resultNumber = "01/QĐ-UBND" });
        var returned = await MoveAsync(desk, decided, "result", new { });

        returned.GetProperty("state").GetString().ShouldBe("Returned");
        var code = received.GetProperty("code").GetString()!;
        var tracked = await anonymous.GetAsync($"/api/dossiers/v1/tracking/{code}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        tracked.ToString().ShouldContain(code);
        tracked.ToString().ShouldNotContain("Nguyễn Thị Mai Hương");
    }

    [Fact]
    public async Task A_killed_service_comes_back_and_the_gateway_with_it()
    {
        using var anonymous = platform.Anonymous();
        using var operations = new HttpClient { BaseAddress = platform.Operations };

        platform.Kill("EGov.Dossiers");

        await Eventually.IsTrue(
            async () => (await operations.GetStringAsync("/")).Contains("<td class=\"restarts\">1</td>", StringComparison.Ordinal), "the restart is shown", TimeSpan.FromSeconds(60));
        await Eventually.IsTrue(
            async () => (await anonymous.GetAsync("/api/dossiers/v1/procedures")).StatusCode == HttpStatusCode.OK, "the service answers again", TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task The_operations_page_lists_what_runs_and_shows_its_output()
    {
        using var operations = new HttpClient { BaseAddress = platform.Operations };

        var html = await operations.GetStringAsync("/");
        var organization = await operations.GetStringAsync("/resources/organization");

        html.ShouldContain("Vận hành EGov");
        html.ShouldContain("/resources/rabbitmq");
        organization.ShouldContain("Application started");
    }
}
