using System.Globalization;
using EGov.Api;
using EGov.Infrastructure;
using EGov.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EGov.Benchmarks.Gateway;

/// <summary>
/// What the way through the gateway costs: one small answer of a trivial service, asked for directly and through the gateway,
/// anonymous, with one bearer token and with ninety of them. The load and the service share this process; the gateway is its own.
/// </summary>
internal static class GatewayBenchmark
{
    private const int Connections = 16;

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var seconds = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 10;
        var database = $"gateway_{Guid.NewGuid():n}";
        await using var postgres = await Servers.ProvidePostgresAsync(new PostgresOptions(), ct);
        await CreateDatabaseAsync(postgres.ConnectionString("postgres"), database, ct);
        await using var issuer = await CallerTokens.StartAsync();
        await using var service = await StartServiceAsync();
        await using var gateway = await GatewayProgram.StartAsync(postgres.ConnectionString(database), issuer, service.Urls.Single(), ct);
        var one = Tokens(issuer, 1);
        var many = Tokens(issuer, 90);

        Console.WriteLine($"{Connections} connections, {seconds} s each, {Environment.ProcessorCount} cores shared by load, service and gateway");
        Console.WriteLine(Measurement.Head);
        var direct = new Uri(service.Urls.Single() + "/v1/hello");
        var through = new Uri(gateway.Address, "/api/dossiers/v1/hello");
        foreach (var (what, address, tokens) in new[]
        {
            ("straight to the service", direct, []), ("through the gateway, anonymous", through, []),
            ("through the gateway, one token", through, one), ("through the gateway, ninety tokens", through, many),
        })
        {
            var load = new Load(address, tokens, Connections);
            await load.RunAsync(TimeSpan.FromSeconds(2), ct);
            var before = gateway.ProcessorTime;
            var measured = await load.RunAsync(TimeSpan.FromSeconds(seconds), ct);
            Console.WriteLine((measured with { What = what, GatewayTime = gateway.ProcessorTime - before }).Line);
        }

        return 0;
    }

    private static string[] Tokens(CallerTokens issuer, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => issuer.For(CallerKind.Official, "dossiers:receive", "dossiers:handle"))];

    private static async Task<WebApplication> StartServiceAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/v1/hello", () => "xin chào");
        await app.StartAsync();
        return app;
    }

    private static async Task CreateDatabaseAsync(string server, string database, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"create database {database}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }
}
