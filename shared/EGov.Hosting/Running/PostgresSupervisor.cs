using Aspire.Hosting.ApplicationModel;
using EGov.Infrastructure;
using Npgsql;

namespace EGov.Hosting.Running;

/// <summary>Runs a PostgreSQL server and creates its databases.</summary>
internal sealed class PostgresSupervisor(PostgresServerResource server, ResourceStatus status, Platform platform) : Supervisor(status, platform)
{
    private PostgresServer? _server;

    /// <summary>A server found by configuration goes on; we only stop looking at it.</summary>
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource<PostgresAddress> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How to reach it, once it has been found or started.</summary>
    internal PostgresAddress Address => _server!.Address;

    internal Task<PostgresAddress> AddressAsync(CancellationToken ct) => _address.Task.WaitAsync(ct);

    internal override bool IsOurs => _server is not { IsOurs: false };

    protected override bool HasHealthCheck => true;

    protected override async Task StartOnceAsync(CancellationToken ct)
    {
        if (_server is not null)
        {
            await _server.StartAgainAsync(ct);
            return;
        }

        var password = server.Password is { } given ? await given.Resource.GetValueAsync(ct) : Platform.Settings.Configuration[$"Parameters:{server.Name}-password"];
        var configured = Platform.Settings.Configuration["EGOV_POSTGRES"];
        if (configured is { Length: > 0 })
        {
            Platform.Settings.Secrets.RefuseDefault(server.Name, "EGOV_POSTGRES", PostgresAddress.Parse(configured).Password);
        }
        else
        {
            password ??= Platform.Settings.Secrets.Password($"{server.Name}-password");
            Platform.Settings.Secrets.RefuseDefault(server.Name, $"Parameters:{server.Name}-password", password);
        }

        _server = await Servers.ProvidePostgresAsync(
            new PostgresOptions
            {
                Folder = server.KeepsData ? Platform.Settings.State.DataOf(server.Name) : null,
                Port = server.Port,
                UserName = server.UserName is { } user ? await user.Resource.GetValueAsync(ct) : null,
                Password = password,
                Output = (line, isError) => Status.Console.Write(line, isError),
                Progress = text => Status.Set(RunState.Starting, text),
                Settings = Tuning,
            },
            ct);
        Status.Origin = _server.Origin;
        _address.TrySetResult(Address);
        Status.Urls.Add($"postgresql://{Address.Host}:{Address.Port}");
    }

    protected override async Task<int?> EndedAsync()
    {
        await Task.WhenAny(_server!.Exited, _left.Task);
        return null;
    }

    protected override Task StopOnceAsync()
    {
        if (_server is { IsOurs: true })
        {
            return _server.StopAsync();
        }

        _left.TrySetResult();
        return Task.CompletedTask;
    }

    protected override async Task EndOnceAsync()
    {
        Follow(RunState.Stopped, false);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<string?> WhyUnhealthyAsync(CancellationToken ct)
    {
        var answers = await _server!.AnswersAsync(ct);
        Follow(answers ? RunState.Running : RunState.Restarting, answers && Status.Now.IsReady);
        return answers ? null : "it does not answer";
    }

    /// <summary>Databases are created when the server is first ready.</summary>
    protected override async Task ReadyAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Address.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync(ct);
        foreach (var database in server.Databases)
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = database.DatabaseName } } };
            if (await exists.ExecuteScalarAsync(ct) is null)
            {
                await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
                await create.ExecuteNonQueryAsync(ct);
            }
        }

        Follow(RunState.Running, true);
    }

    /// <summary>Durability stays whole: only memory and housekeeping differ from the defaults.</summary>
    private static Dictionary<string, string> Tuning => new(StringComparer.Ordinal)
    {
        ["max_connections"] = "300",
        ["shared_buffers"] = "512MB",
        ["effective_cache_size"] = "1536MB",
        ["work_mem"] = "16MB",
        ["maintenance_work_mem"] = "128MB",
        ["max_wal_size"] = "4GB",
        ["checkpoint_timeout"] = "15min",
        ["wal_compression"] = "on",
        ["random_page_cost"] = "1.1",
        ["log_checkpoints"] = "off",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
    };

    private void Follow(RunState state, bool ready)
    {
        foreach (var database in server.Databases)
        {
            var status = Platform.StatusOf(database);
            status.Origin = $"{database.DatabaseName} @ {server.Name}";
            if (status.Now.State != state)
            {
                status.Set(state);
            }

            status.SetHealth(state == RunState.Running ? Health.Healthy : Health.Unhealthy, null);
            if (ready)
            {
                status.SetReady();
            }
        }
    }
}
