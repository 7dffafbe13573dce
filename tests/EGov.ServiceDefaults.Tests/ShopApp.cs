using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EGov.ServiceDefaults.Tests;

/// <summary>A small service on a real port that uses the defaults and nothing else.</summary>
internal sealed class ShopApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShopApp(WebApplication app) => _app = app;

    internal HttpClient Browser { get; private set; } = null!;

    internal IServiceProvider Services => _app.Services;

    internal static async Task<ShopApp> StartAsync(
        Action<WebApplication> map, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        services?.Invoke(builder.Services);

        var shop = new ShopApp(builder.Build());
        shop._app.MapDefaultEndpoints();
        map(shop._app);
        await shop._app.StartAsync();
        // Without a propagator the client makes no span of its own, which would mix with the ones under test.
        shop.Browser = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(shop._app.Urls.Single()) };
        return shop;
    }

    /// <summary>An outgoing client of the service, as a slice would get it.</summary>
    internal HttpClient Outgoing() => Services.GetRequiredService<IHttpClientFactory>().CreateClient();

    internal Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
    }
}
