using System.Net.Http.Headers;
using EGov.Api;
using EGov.Dossiers.Catalogue;
using EGov.Dossiers.Storage;
using EGov.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Xunit;

namespace EGov.Dossiers.Tests;

/// <summary>The dossiers service on its own database and virtual host, spoken to over HTTP and AMQP only.</summary>
public sealed partial class DossiersApp : IAsyncLifetime
{
    private CallerTokens _tokens = null!;
    private TestDatabase _database = null!;
    private TestVirtualHost _broker = null!;
    private WebApplicationFactory<ProcedureBody> _factory = null!;

    /// <summary>Whether the service plants its sample data; set before it starts.</summary>
    public bool SampleData { get; init; }

    /// <summary>Further configuration; set before it starts.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The exchange, heard and spoken to as another system does.</summary>
    public EventExchange Events { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _tokens = await CallerTokens.StartAsync();
        _database = await TestDatabase.CreateAsync<DossiersDb>("dossiers");
        _broker = await TestVirtualHost.CreateAsync();
        _factory = NewFactory();
        _ = _factory.Server;
        await HoldWorkAsync();
        Events = await EventExchange.ConnectAsync(_broker.Uri);
        await Events.ListenAsync("egov.dossiers.#");
    }

    private WebApplicationFactory<ProcedureBody> NewFactory() => new WebApplicationFactory<ProcedureBody>().WithWebHostBuilder(host => Settings
            .Aggregate(host, (h, setting) => h.UseSetting(setting.Key, setting.Value))
            .UseSetting("ConnectionStrings:dossiers-db", _database.ConnectionString)
            .UseSetting("ConnectionStrings:rabbitmq", _broker.Uri.ToString())
            .UseSetting("Identity:Authority", _tokens.Authority)
            .UseSetting("Identity:Issuer", _tokens.Issuer)
            .UseSetting("Clock:AllowOverride", "true")
            .UseSetting("Public:BaseAddress", "https://motcua.example.gov.vn")
            .UseSetting("Seed:SampleData", SampleData.ToString())
            .UseFiles(this)
            .UseSetting("Logging:LogLevel:Default", "Warning"));

    /// <summary>Every endpoint the service serves, for the rules that hold for all of them.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _factory.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Whether the generated validation knows a request type; it passes over one that is not public, silently.</summary>
    public bool Validates(Type type)
    {
#pragma warning disable ASP0029 // The only way to ask; experimental in 10.0.
        return _factory.Services.GetRequiredService<IOptions<ValidationOptions>>().Value.TryGetValidatableTypeInfo(type, out _);
#pragma warning restore ASP0029
    }

    public HttpClient Anonymous() => _factory.CreateClient();

    /// <summary>A client of somebody without a post, such as the keeper of the catalogue.</summary>
    public HttpClient As(CallerKind kind, params string[] scopes) => With(_tokens.For(kind, scopes));

    /// <summary>A client of an official of an agency who reaches no other.</summary>
    public HttpClient AsOfficial(Guid agency, params string[] scopes) => AsOfficial(agency, Guid.CreateVersion7(), reachesBelow: false, scopes);

    public HttpClient AsOfficial(Guid agency, Guid official, bool reachesBelow, params string[] scopes) =>
        With(_tokens.ForOfficial(agency, official, reachesBelow, scopes));

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await _factory.DisposeAsync();
        RemoveFiles();
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
        await _tokens.DisposeAsync();
    }

    private HttpClient With(string token)
    {
        var client = _factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
