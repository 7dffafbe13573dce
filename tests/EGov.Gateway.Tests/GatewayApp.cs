using System.Reflection;
using EGov.Gateway.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Gateway.Tests;

/// <summary>The gateway on a real port, with a database of its own unless one is given, before backends that tests choose.</summary>
internal sealed class GatewayApp : IAsyncDisposable
{
    private static readonly string Folder = typeof(GatewayApp).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GatewayFolder").Value!;

    private readonly WebApplication _app;
    private readonly TestDatabase? _ownDatabase;

    private GatewayApp(WebApplication app, TestDatabase? ownDatabase, string connectionString) =>
        (_app, _ownDatabase, ConnectionString) = (app, ownDatabase, connectionString);

    internal Uri Address => new(_app.Urls.Single());

    internal string ConnectionString { get; }

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    internal HttpClient Client { get; private set; } = null!;

    internal static Task<GatewayApp> StartAsync(OrganizationStandIn organization, Backend? dossiers = null, params (string Key, string Value)[] settings) =>
        StartAsync("Development", null, organization, dossiers, settings);

    internal static Task<GatewayApp> StartAsync(
        string environment, TestDatabase? database, OrganizationStandIn organization, Backend? dossiers, params (string Key, string Value)[] settings) =>
        StartAsync(environment, database, organization.Address, organization.Tokens.Issuer, dossiers, settings);

    internal static async Task<GatewayApp> StartAsync(
        string environment, TestDatabase? database, Uri organization, string issuer, Backend? dossiers, params (string Key, string Value)[] settings)
    {
        var own = database is null ? await TestDatabase.CreateAsync<GatewayDb>("gateway") : null;
        var connection = (database ?? own)!.ConnectionString;
        (string Key, string Value)[] all =
        [
            ("urls", "http://127.0.0.1:0"), ("environment", environment), ("contentRoot", Folder),
            ("ConnectionStrings:gateway-db", connection),
            ("Identity:Authority", "http://organization"), ("Identity:Issuer", issuer),
            ("services:organization:http:0", organization.ToString()),
            ("services:dossiers:http:0", dossiers?.Address.ToString() ?? "http://127.0.0.1:9"),
            ("Logging:LogLevel:Default", "Error"),
            .. settings,
        ];
        var app = GatewayModule.Build([.. all.Select(s => $"--{s.Key}={s.Value}")]);
        await app.StartAsync();
        var gateway = new GatewayApp(app, own, connection);
        gateway.Client = gateway.NewClient();
        return gateway;
    }

    internal HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    internal T Service<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    internal Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownDatabase is not null)
        {
            await _ownDatabase.DisposeAsync();
        }
    }
}
