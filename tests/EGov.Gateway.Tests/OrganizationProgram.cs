using System.Reflection;
using System.Text.Json;
using EGov.Infrastructure;
using EGov.Infrastructure.Processes;

namespace EGov.Gateway.Tests;

/// <summary>The organization service as the program it is, migrated, seeded and healthy.</summary>
public sealed class OrganizationProgram : IAsyncLifetime
{
    internal const string Issuer = "http://localhost:8080/api/organization";

    private static readonly string Program = typeof(OrganizationProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "OrganizationProgram").Value!;

    private readonly string _accounts = Path.GetTempFileName();
    private TestDatabase _database = null!;
    private TestVirtualHost _broker = null!;
    private GuardedProcess _process = null!;

    internal Uri Address { get; private set; } = null!;

    /// <summary>The first sample account that an official signs in with.</summary>
    internal (string Account, string Password) Official { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync("organization");
        _broker = await TestVirtualHost.CreateAsync();
        Address = new Uri($"http://127.0.0.1:{Loopback.FreePorts(1)[0]}");
        await RunAsync("migrate");
        await RunAsync("seed");
        Official = (await File.ReadAllLinesAsync(_accounts)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Where(a => a.GetProperty("role").GetString() != "api-client")
            .Select(a => (a.GetProperty("account").GetString()!, a.GetProperty("password").GetString()!)).First();
        _process = Start([]);
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.IsTrue(() => IsHealthyAsync(http), "the organization service is healthy", TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
        File.Delete(_accounts);
    }

    private async Task RunAsync(string verb)
    {
        await using var process = Start([verb]);
        (await process.Exited).ShouldBe(0, verb);
    }

    private GuardedProcess Start(string[] arguments) => GuardedProcess.Start(new GuardedCommand("dotnet", [Program, .. arguments])
    {
        WorkingDirectory = Path.GetDirectoryName(Program),
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["ConnectionStrings__organization-db"] = _database.ConnectionString,
            ["ConnectionStrings__rabbitmq"] = _broker.Uri.ToString(),
            ["Identity__Authority"] = Address.ToString(),
            ["Identity__Issuer"] = Issuer,
            ["Seed__AccountsFile"] = _accounts,
            ["Logging__LogLevel__Default"] = "Error",
        },
    });

    private static async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
