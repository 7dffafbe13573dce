using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EGov.Postgres;

/// <summary>Wiring of a service's database.</summary>
public static class ServiceDbExtensions
{
    /// <summary>Adds the pooled context, its data source, the readiness check and the purge of old idempotency keys.</summary>
    /// <typeparam name="TDb">The service's context.</typeparam>
    /// <param name="builder">Host being built.</param>
    /// <param name="connectionName">Name under <c>ConnectionStrings</c>, such as <c>dossiers-db</c>.</param>
    /// <param name="configure">Anything more for the data source.</param>
    public static void AddServiceDb<TDb>(this IHostApplicationBuilder builder, string connectionName, Action<NpgsqlDataSourceBuilder>? configure = null)
        where TDb : ServiceDb
    {
        var services = builder.Services;
        services.AddSingleton(provider =>
        {
            // Read late: a document tool builds the host without a database.
            var connection = provider.GetRequiredService<IConfiguration>().GetConnectionString(connectionName)
                ?? throw new InvalidOperationException($"ConnectionStrings:{connectionName} is not configured.");
            var source = new NpgsqlDataSourceBuilder(connection);
            // 20 statements cover a slice's hot path; preparing them spares PostgreSQL the planning.
            source.ConnectionStringBuilder.MaxAutoPrepare = 40;
            source.ConnectionStringBuilder.ApplicationName ??= builder.Environment.ApplicationName;
            configure?.Invoke(source);
            return source.Build();
        });
        services.AddDbContextPool<TDb>((provider, options) => options.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>(),
            npgsql => npgsql.MigrationsHistoryTable("migration_history")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionHandler, DatabaseExceptionHandler>());
        services.AddHostedService<IdempotencyPurge<TDb>>();
        services.AddHealthChecks().AddCheck<DatabaseReadiness<TDb>>("database", HealthStatus.Unhealthy, ["ready"]);
    }

    /// <summary>Handles the verb <c>migrate</c>: applies pending migrations and says so. A service never migrates itself.</summary>
    /// <typeparam name="TDb">The service's context.</typeparam>
    /// <param name="app">The application, built but not started.</param>
    /// <param name="args">Command line.</param>
    /// <returns>True when the verb ran and the process should end.</returns>
    public static async Task<bool> RunMigrateVerbAsync<TDb>(this WebApplication app, string[] args)
        where TDb : ServiceDb
    {
        if (args is not ["migrate", ..])
        {
            return false;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(app.Lifetime.ApplicationStopping);
        var applied = await db.Database.GetAppliedMigrationsAsync(app.Lifetime.ApplicationStopping);
        Console.WriteLine($"{typeof(TDb).Name}: {applied.Count()} migrations applied.");
        return true;
    }
}

/// <summary>Not ready while migrations are pending or the database does not answer.</summary>
internal sealed class DatabaseReadiness<TDb>(IServiceScopeFactory scopes) : IHealthCheck
    where TDb : ServiceDb
{
    private bool _migrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }

        // Migrations only grow while a process lives, so once is enough.
        if (!_migrated && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return HealthCheckResult.Unhealthy("Migrations are pending; run the migrate verb.");
        }

        _migrated = true;
        return HealthCheckResult.Healthy();
    }
}
