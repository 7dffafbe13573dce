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
