using EGov.Infrastructure;
using Npgsql;

namespace EGov.Benchmarks.Platform;

/// <summary>A fresh PostgreSQL and RabbitMQ with the organization and dossiers services on them, sample accounts included.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    private const string Issuer = "http://localhost/api/organization";

    private readonly Stack<IAsyncDisposable> _started = new();
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("egov-benchmark-files-");

    internal PostgresServer Postgres { get; private set; } = null!;

    internal RabbitMqServer RabbitMq { get; private set; } = null!;

    internal ServiceProgram Organization { get; private set; } = null!;

    internal ServiceProgram Dossiers { get; private set; } = null!;

    internal ServiceProgram Gateway { get; private set; } = null!;

    internal static async Task<TestPlatform> StartAsync(Action<string> say, CancellationToken ct)
    {
        var platform = new TestPlatform();
        try
        {
            await platform.StartServersAsync(say, ct);
            await platform.StartServicesAsync(say, ct);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>The public door, for those who measure through it.</summary>
    internal async Task StartGatewayAsync(CancellationToken ct)
    {
        await ExecuteAsync("create database gateway", ct);
        var settings = Settings("gateway", Organization.Address);
        settings["services__organization__http__0"] = Organization.Address.ToString();
        settings["services__dossiers__http__0"] = Dossiers.Address.ToString();
        await ServiceProgram.RunVerbAsync("EGov.Gateway", "migrate", settings);
        Gateway = Keep(await ServiceProgram.StartAsync("EGov.Gateway", settings, ct));
    }

    /// <summary>Copies the dossiers service's database, for which it has to be stopped for a moment.</summary>
    internal async Task CopyDossiersAsync(string copy, CancellationToken ct)
    {
        await Dossiers.DisposeAsync();
        await ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'dossiers'", ct);
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"create database {copy} template dossiers", ct);
    }

    internal async Task StartDossiersAgainAsync(CancellationToken ct)
        => Dossiers = Keep(await ServiceProgram.StartAsync("EGov.Dossiers", Settings("dossiers", Organization.Address), ct));

    internal string ConnectionString(string database) => Postgres.ConnectionString(database);

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var last))
        {
            await last.DisposeAsync();
        }

        _files.Delete(recursive: true);
    }

    private async Task StartServersAsync(Action<string> say, CancellationToken ct)
    {
        say("starting a PostgreSQL and a RabbitMQ of this run's own");
        Postgres = Keep(await Servers.StartPostgresAsync(
            new PostgresOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "1GB", ["max_wal_size"] = "8GB" } }, ct));
        RabbitMq = Keep(await Servers.StartRabbitMqAsync(new RabbitMqOptions(), ct));
        await ExecuteAsync("create database organization", ct);
        await ExecuteAsync("create database dossiers", ct);
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(ConnectionString("postgres"));
        await admin.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task StartServicesAsync(Action<string> say, CancellationToken ct)
    {
        say("migrating and starting the services");
        var settings = Settings("organization", null);
        await ServiceProgram.RunVerbAsync("EGov.Organization", "migrate", settings);
        Organization = Keep(await ServiceProgram.StartAsync("EGov.Organization", settings, ct));

        settings = Settings("dossiers", Organization.Address);
        await ServiceProgram.RunVerbAsync("EGov.Dossiers", "migrate", settings);
        Dossiers = Keep(await ServiceProgram.StartAsync("EGov.Dossiers", settings, ct));

        // After both: what the seed tells of agencies is already waited for.
        await ServiceProgram.RunVerbAsync("EGov.Organization", "seed", Settings("organization", null));
    }

    private Dictionary<string, string?> Settings(string service, Uri? authority) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        [$"ConnectionStrings__{service}-db"] = ConnectionString(service),
        ["ConnectionStrings__rabbitmq"] = RabbitMq.Address.Uri().ToString(),
        ["Identity__Authority"] = authority?.ToString().TrimEnd('/'),
        ["Identity__Issuer"] = Issuer,
        ["Clock__AllowOverride"] = "true",
        ["Files__Folder"] = _files.FullName,
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private T Keep<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Push(started);
        return started;
    }
}
