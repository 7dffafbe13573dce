using EGov.ServiceDefaults.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EGov.ServiceDefaults.Tests;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("http://dossiers/v1/a?b=c", "http://10.0.0.1:5101/v1/a?b=c")]
    [InlineData("https+http://dossiers/v1", "http://10.0.0.1:5101/v1")]
    [InlineData("https+http://organization/v1", "https://10.0.0.2:7000/v1")]
    [InlineData("http://_admin.dossiers/stats", "http://10.0.0.1:5102/stats")]
    [InlineData("http://DOSSIERS/v1", "http://10.0.0.1:5101/v1")]
    [InlineData("http://unknown/v1", "http://unknown/v1")]
    [InlineData("https+http://unknown/v1", "https://unknown/v1")]
    [InlineData("http://_absent.dossiers/v1", "http://_absent.dossiers/v1")]
    [InlineData("http://dossiers:9000/v1", "http://dossiers:9000/v1")]
    [InlineData("http://bare/v1", "http://10.0.0.3:80/v1")]
    public void A_name_becomes_the_configured_address(string named, string expected)
    {
        using var endpoints = new ServiceEndpoints(Settings(
            ("services:dossiers:http:0", "http://10.0.0.1:5101"),
            ("services:dossiers:admin:0", "http://10.0.0.1:5102"),
            ("services:organization:http:0", "http://10.0.0.2:6000"),
            ("services:organization:https:0", "https://10.0.0.2:7000"),
            ("services:bare:http:0", "10.0.0.3")));

        endpoints.Resolve(new Uri(named)).ShouldBe(new Uri(expected));
    }

    [Fact]
    public void Replicas_take_turns()
    {
        using var endpoints = new ServiceEndpoints(Settings(
            ("services:dossiers:http:0", "http://a:1"), ("services:dossiers:http:1", "http://b:2"), ("services:dossiers:http:2", "http://c:3")));

        var hosts = Enumerable.Range(0, 6).Select(_ => endpoints.Resolve(new Uri("http://dossiers/")).Host);

        hosts.ShouldBe(["a", "b", "c", "a", "b", "c"]);
    }

    [Fact]
    public void A_changed_configuration_is_followed()
    {
        var settings = Settings(("services:dossiers:http:0", "http://a:1"));
        using var endpoints = new ServiceEndpoints(settings);

        settings["services:dossiers:http:0"] = "http://b:2";
        settings.Reload();

        endpoints.Resolve(new Uri("http://dossiers/")).Host.ShouldBe("b");
    }

    [Theory]
    [InlineData("http://backend/hello")]
    [InlineData("https+http://backend/hello")]
    [InlineData("http://_http.backend/hello")]
    public async Task A_client_of_the_factory_calls_a_service_by_name(string address)
    {
        await using var backend = await ShopApp.StartAsync(app => app.MapGet("/hello", () => TypedResults.Text("xin chào")));
        await using var shop = await ShopApp.StartAsync(_ => { }, settings: ("services:backend:http:0", backend.Browser.BaseAddress!.ToString()));

        (await shop.Outgoing().GetStringAsync(address)).ShouldBe("xin chào");
    }

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)))
        .Build();
}
