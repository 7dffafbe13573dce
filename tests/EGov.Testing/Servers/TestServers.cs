using System.Collections.Concurrent;
using System.Text.Json;
using EGov.Infrastructure;
using Npgsql;

namespace EGov.Testing;

/// <summary>The PostgreSQL and the RabbitMQ that all test processes of a run share; each is started when first asked for.</summary>
public sealed class TestServers
{
    /// <summary>Held to the end of the process: a lease the collector closes takes the server away from under the tests.</summary>
    private static readonly ConcurrentBag<IDisposable> Leases = [];

    private readonly Lazy<Task<PostgresAddress>> _postgres = new(FindPostgresAsync);
    private readonly Lazy<Task<RabbitMqAddress>> _rabbitMq = new(FindRabbitMqAsync);

    private TestServers()
    {
    }

    /// <summary>The servers of this run: those EGOV_POSTGRES and EGOV_RABBITMQ name, else shared ones of our own.</summary>
    public static TestServers Current { get; } = new();

    /// <summary>The shared PostgreSQL. It does not flush to disk: a test of durability starts its own.</summary>
    public Task<PostgresAddress> PostgresAsync() => _postgres.Value;

    /// <summary>The shared RabbitMQ.</summary>
    public Task<RabbitMqAddress> RabbitMqAsync() => _rabbitMq.Value;

    private static Task<PostgresAddress> FindPostgresAsync()
        => Environment.GetEnvironmentVariable("EGOV_POSTGRES") is { Length: > 0 }
            ? AddressOf(Servers.ProvidePostgresAsync(new PostgresOptions()), s => s.Address)
            : ShareAsync(
                "postgres",
                lease => AddressOf(
                    Servers.StartPostgresAsync(new PostgresOptions
                    {
                        LeaseFile = lease,
                        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["fsync"] = "off",
                            ["full_page_writes"] = "off",
                            ["synchronous_commit"] = "off",
                            ["max_connections"] = "400",
                            ["shared_buffers"] = "256MB",
                        },
                    }),
                    s => s.Address),
                AnswersAsync);

    private static Task<RabbitMqAddress> FindRabbitMqAsync()
        => Environment.GetEnvironmentVariable("EGOV_RABBITMQ") is { Length: > 0 }
            ? AddressOf(Servers.ProvideRabbitMqAsync(new RabbitMqOptions()), s => s.Address)
            : ShareAsync(
                "rabbitmq",
                lease => AddressOf(Servers.StartRabbitMqAsync(new RabbitMqOptions { LeaseFile = lease }), s => s.Address),
                AnswersAsync);

    private static async Task<T> AddressOf<TServer, T>(Task<TServer> server, Func<TServer, T> address) => address(await server);

    private static async Task<T> ShareAsync<T>(string kind, Func<string, Task<T>> start, Func<T, Task<bool>> answers)
    {
        var lease = Path.Combine(Lease.Folder, kind + ".lease");
        Leases.Add(await Lease.ShareAsync(lease));
        using var alone = await Lease.AloneAsync(Path.Combine(Lease.Folder, kind + ".start"));
        var note = Path.Combine(Lease.Folder, kind + ".json");
        if (File.Exists(note) && JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(note)) is { } known && await answers(known))
        {
            return known;
        }

        var started = await start(lease);
        await File.WriteAllTextAsync(note, JsonSerializer.Serialize(started));
        return started;
    }

    private static async Task<bool> AnswersAsync(PostgresAddress address)
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString() + ";Pooling=false;Timeout=5");
        try
        {
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(RabbitMqAddress address)
    {
        using var broker = new BrokerManagement(address);
        try
        {
            await broker.GetAsync("/api/whoami");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
