using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Messaging.Tests;

/// <summary>A database and a virtual host of one test's own.</summary>
internal sealed class MessagingWorld : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _open = [];

    private MessagingWorld(string database, Uri broker, params IAsyncDisposable[] servers)
    {
        (Database, Broker) = (database, broker);
        _open.AddRange(servers);
    }

    internal string Database { get; }

    internal Uri Broker { get; }

    internal static async Task<MessagingWorld> CreateAsync()
    {
        var database = await TestDatabase.CreateEmptyAsync("messaging");
        var host = await TestVirtualHost.CreateAsync();
        await CreateTablesAsync(database.ConnectionString);
        return new MessagingWorld(database.ConnectionString, host.Uri, database, host);
    }

    internal static async Task CreateTablesAsync(string database)
    {
        await using var db = new ThingsDb(new DbContextOptionsBuilder<ThingsDb>().UseNpgsql(database).Options);
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript());
    }

    internal ThingsService Build(Action<MessagingBuilder>? handlers = null) => Keep(ThingsService.Build(Database, Broker, handlers));

    internal async Task<ThingsService> StartAsync(Action<MessagingBuilder>? handlers = null) => Keep(await ThingsService.StartAsync(Database, Broker, handlers));

    internal async Task<ForeignClient> ListenAsync(string pattern = "egov.tests.#") => Keep(await ForeignClient.ListenAsync(Broker, pattern));

    internal async Task<ForeignClient> ConnectAsync() => Keep(await ForeignClient.ConnectAsync(Broker));

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many relays hold the lock, and who.</summary>
    internal Task<long> RelaysAsync() => ScalarAsync<long>($"select count(*) {RelayLock}");

    internal Task<int> RelayPidAsync() => ScalarAsync<int>($"select min(l.pid) {RelayLock}");

    /// <summary>Waits until the relay has looked into the log once more.</summary>
    internal async Task RelayLooksAsync()
    {
        var now = await ScalarAsync<DateTime>("select clock_timestamp()");
        await Soon.IsTrue(
            () => ScalarAsync<bool>($"select exists (select 1 {RelayLock} and a.query_start > '{now:O}' and a.state = 'idle')"), "the relay looks into the log");
    }

    /// <summary>Whether the cursor has passed everything; before the relay first runs there is none.</summary>
    internal Task<bool> IsRelayedAsync() => ScalarAsync<bool>("""
        select exists (select from event_relay_cursor)
           and not exists (select from event_log l, event_relay_cursor c where l.tx >= c.to_tx or (l.tx >= c.from_tx and l.position > c.position))
        """);

    private const string RelayLock =
        "from pg_locks l join pg_stat_activity a on a.pid = l.pid where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())";

    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open.AsEnumerable().Reverse())
        {
            await open.DisposeAsync();
        }
    }

    private T Keep<T>(T open)
        where T : IAsyncDisposable
    {
        // Servers come first in the list and so are closed last.
        _open.Add(open);
        return open;
    }
}
