using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace EGov.ServiceDefaults.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task A_dependency_that_is_down_shows_in_health_but_not_in_alive()
    {
        await using var shop = await StartAsync(ServiceDefaultsExtensions.ReadyTag);

        (await shop.Browser.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shop.Browser.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await shop.Browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Readiness_looks_only_at_checks_that_say_so()
    {
        await using var shop = await StartAsync("elsewhere");

        (await shop.Browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_answer_names_the_check_and_keeps_its_exception_to_itself()
    {
        await using var shop = await StartAsync(ServiceDefaultsExtensions.ReadyTag);

        var body = await (await shop.Browser.GetAsync("/health")).Content.ReadAsStringAsync();

        var check = JsonDocument.Parse(body).RootElement.GetProperty("checks").GetProperty("database");
        check.GetProperty("status").GetString().ShouldBe("Unhealthy");
        check.GetProperty("description").GetString().ShouldBe("no connection");
        body.ShouldNotContain("Password");
    }

    private static Task<ShopApp> StartAsync(string tag) => ShopApp.StartAsync(
        _ => { },
        services => services.AddHealthChecks().AddCheck(
            "database", () => HealthCheckResult.Unhealthy("no connection", new InvalidOperationException("Password=1")), [tag]));
}
