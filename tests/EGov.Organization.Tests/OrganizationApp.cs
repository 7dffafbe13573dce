using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EGov.Organization.Model;
using EGov.Organization.Seeding;
using EGov.Organization.Storage;
using EGov.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EGov.Organization.Tests;

/// <summary>
/// The organization service with its sample data, on its own database and virtual host. Callers get their tokens from the service itself,
/// signed in with accounts made through its API.
/// </summary>
public sealed class OrganizationApp : IAsyncLifetime
{
    internal const string Issuer = "https://dichvucong.example/api/organization";
    internal const string CliSecret = "egov-cli-development-secret";

    private TestDatabase _database = null!;
    private TestVirtualHost _broker = null!;
    private WebApplicationFactory<OrganizationDb> _factory = null!;

    /// <summary>The exchange, heard as another system does.</summary>
    public EventExchange Events { get; private set; } = null!;

    /// <summary>The sample administrator at the top of the province.</summary>
    public HttpClient Administrator { get; private set; } = null!;

    /// <summary>The time that credentials live by.</summary>
    internal AdjustableTime Time { get; } = new();

    internal IServiceProvider Services => _factory.Services;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync<OrganizationDb>("organization");
        _broker = await TestVirtualHost.CreateAsync();
        _factory = new WebApplicationFactory<OrganizationDb>().WithWebHostBuilder(host => host
            .UseSetting("ConnectionStrings:organization-db", _database.ConnectionString)
            .UseSetting("ConnectionStrings:rabbitmq", _broker.Uri.ToString())
            .UseSetting("Identity:Issuer", Issuer)
            .UseSetting("Identity:PasswordHashing:IterationCount", "1000")
            .UseSetting("Clock:AllowOverride", "true")
            .UseSetting("Logging:LogLevel:Default", "None")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error")
            .UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None")
            .UseEnvironment("Development")
            .ConfigureTestServices(services => services.AddSingleton(new SecurityClock(Time))));
        await SeedVerb.PlantAsync(_factory.Services, CancellationToken.None);
        Events = await EventExchange.ConnectAsync(_broker.Uri);
        await Events.ListenAsync("egov.organization.#");
        Administrator = await SignInAsync("quantri", "BacGiang@2015");
    }

    public HttpClient Anonymous() => _factory.CreateClient();

    public async Task<HttpClient> SignInAsync(string userName, string password)
    {
        var token = await Anonymous().TokenAsync(("grant_type", "password"), ("username", userName), ("password", password))
            .ShouldBe<JsonElement>(HttpStatusCode.OK);
        return WithToken(token.GetProperty("access_token").GetString()!);
    }

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Signs in an official newly appointed to an agency with a role of exactly these rights.</summary>
    public async Task<HttpClient> OfficialAsync(string agencyCode, bool reachesBelow, params string[] scopes)
    {
        var role = $"r-{Guid.NewGuid():N}"[..12];
        await Administrator.CreateAsync("/v1/roles", new { code = role, vietnamese = role, english = role, scopes, reachesBelow }).ShouldBe(HttpStatusCode.Created);
        var official = await RegisterOfficialAsync();
        await AppointAsync(official, await AgencyIdAsync(agencyCode), role);
        var userName = $"u{Guid.NewGuid():N}"[..16];
        await CreateAccountAsync(official, userName, "Matkhau-1234");
        return await SignInAsync(userName, "Matkhau-1234");
    }

    public async Task<Guid> AgencyIdAsync(string code) =>
        (await Administrator.GetAsync($"/v1/agencies/by-code/{code}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("agency").GetProperty("id").GetGuid();

    public async Task<Guid> OpenAgencyAsync(Guid parent, string name, string? code = null, string openedOn = "2010-01-01") =>
        (await Administrator.CreateAsync("/v1/agencies", new { kind = "unit", name, shortName = name, code, parentId = parent, openedOn })
            .ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public async Task<Guid> RegisterOfficialAsync(string fullName = "Nguyễn Thị Thử") =>
        (await Administrator.CreateAsync("/v1/officials", new { fullName }).ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public async Task<Guid> AppointAsync(Guid official, Guid agency, string role, string from = "2015-01-01") =>
        (await Administrator.CreateAsync($"/v1/officials/{official}/posts", new { agencyId = agency, title = "Cán bộ", roleCodes = new[] { role }, from })
            .ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("postId").GetGuid();

    public async Task<Guid> CreateAccountAsync(Guid official, string userName, string password, bool mustChangePassword = false) =>
        (await Administrator.CreateAsync("/v1/accounts", new { officialId = official, userName, password, mustChangePassword })
            .ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await _factory.DisposeAsync();
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>The machine's time, moved on.</summary>
internal sealed class AdjustableTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    internal void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
