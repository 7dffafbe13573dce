using System.Globalization;
using EGov.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Testing;

/// <summary>A migrated database of one test class's own, cloned from a template that is migrated once per run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const long TemplateLock = 0x65676f76_74657374;
    private readonly PostgresAddress _server;

    private TestDatabase(PostgresAddress server, string name) => (_server, Name) = (server, name);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Npgsql connection string.</summary>
    public string ConnectionString => _server.ConnectionString(Name) + ";Include Error Detail=true;Maximum Pool Size=30;Connection Idle Lifetime=10";

    /// <summary>Makes an empty database without any migration.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(string name)
    {
        var server = await TestServers.Current.PostgresAsync();
        await using var admin = await OpenAsync(server);
        var database = NewName(name);
        await ExecuteAsync(admin, $"CREATE DATABASE {Quoted(database)}");
        return new TestDatabase(server, database);
    }

    /// <summary>Makes a database with all migrations of <typeparamref name="TDb"/>.</summary>
    /// <param name="name">Service name, for people who look at the server.</param>
    public static async Task<TestDatabase> CreateAsync<TDb>(string name)
        where TDb : DbContext
    {
        var server = await TestServers.Current.PostgresAsync();
        await using var admin = await OpenAsync(server);
        var template = await TemplateAsync<TDb>(server, admin, name);
        var database = NewName(name);
        await ExecuteAsync(admin, $"CREATE DATABASE {Quoted(database)} TEMPLATE {Quoted(template)}");
        return new TestDatabase(server, database);
    }

    /// <summary>Drops the database, with whoever is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var admin = await OpenAsync(_server);
        await ExecuteAsync(admin, $"DROP DATABASE IF EXISTS {Quoted(Name)} WITH (FORCE)");
    }

    private static async Task<string> TemplateAsync<TDb>(PostgresAddress server, NpgsqlConnection admin, string name)
        where TDb : DbContext
    {
        // The build is part of the name: a changed migration never meets an old template.
        var template = $"tpl_{name}_{typeof(TDb).Assembly.ManifestModule.ModuleVersionId:n}".Replace('-', '_');
        await ExecuteAsync(admin, $"SELECT pg_advisory_lock({TemplateLock})");
        try
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", admin) { Parameters = { new() { Value = template } } };
            if (await exists.ExecuteScalarAsync() is not null)
            {
                return template;
            }

            await DropOldAsync(admin);
            var unfinished = NewName(name);
            await ExecuteAsync(admin, $"CREATE DATABASE {Quoted(unfinished)}");
            await MigrateAsync<TDb>(server.ConnectionString(unfinished) + ";Pooling=false");
            await ExecuteAsync(admin, $"COMMENT ON DATABASE {Quoted(unfinished)} IS '{DateTime.UtcNow:O}'");
            await ExecuteAsync(admin, $"ALTER DATABASE {Quoted(unfinished)} RENAME TO {Quoted(template)}");
            return template;
        }
        finally
        {
            await ExecuteAsync(admin, $"SELECT pg_advisory_unlock({TemplateLock})");
        }
    }

    private static async Task MigrateAsync<TDb>(string connectionString)
        where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>().UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("migration_history")).Options;
        await using var db = (TDb)Activator.CreateInstance(typeof(TDb), options)!;
        await db.Database.MigrateAsync();
    }

    /// <summary>A server that outlives the run keeps the templates of earlier builds; two hours is longer than any run.</summary>
    private static async Task DropOldAsync(NpgsqlConnection admin)
    {
        var old = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname LIKE 'tpl\\_%'", admin))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                if (!await reader.IsDBNullAsync(1)
                    && DateTime.TryParse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var made)
                    && made < DateTime.UtcNow.AddHours(-2))
                {
                    old.Add(reader.GetString(0));
                }
            }
        }

        foreach (var template in old)
        {
            await ExecuteAsync(admin, $"DROP DATABASE IF EXISTS {Quoted(template)} WITH (FORCE)");
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresAddress server)
    {
        var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false;Command Timeout=120");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewName(string name) => $"t_{name.Replace('-', '_')}_{Guid.CreateVersion7():n}";

    private static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
