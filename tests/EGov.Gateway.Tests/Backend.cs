using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EGov.Gateway.Tests;

/// <summary>What a service saw of a request.</summary>
internal sealed record Seen(string Method, string Path, Dictionary<string, string> Headers, long Length);

/// <summary>A service on a real port.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private Backend(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.Single());

    internal int Requests => Volatile.Read(ref _requests);

    internal static async Task<Backend> StartAsync(Action<WebApplication>? map = null, string echo = "/v1/echo")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var backend = new Backend(builder.Build());
        backend._app.UseWebSockets();
        backend._app.Use((http, next) =>
        {
            Interlocked.Increment(ref backend._requests);
            return next(http);
        });
        backend._app.Map($"{echo}/{{**rest}}", EchoAsync);
        backend._app.MapGet("/health", () => "healthy");
        map?.Invoke(backend._app);
        await backend._app.StartAsync();
        return backend;
    }

    internal Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<Seen> EchoAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new Seen(
            request.Method,
            request.Path + request.QueryString,
            request.Headers.ToDictionary(h => h.Key, h => string.Join("; ", h.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase),
            body.Length);
    }
}
