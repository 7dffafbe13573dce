using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EGov.Postgres;

/// <summary>Forgets answers older than seven days, once an hour. Several replicas may do it; a deleted row cannot be deleted twice.</summary>
internal sealed partial class IdempotencyPurge<TDb>(IServiceScopeFactory scopes, ILogger<IdempotencyPurge<TDb>> logger) : BackgroundService
    where TDb : ServiceDb
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TDb>();
                var oldest = DateTimeOffset.UtcNow - Kept;
                var purged = await db.Set<RememberedAnswer>().Where(a => a.CreatedAt < oldest).ExecuteDeleteAsync(stoppingToken);
                LogPurged(logger, purged);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                // The next hour will do. EF wraps a lost connection; uncaught, it would stop the service for a chore.
                LogPostponed(logger, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Purged {Count} idempotency keys")]
    private static partial void LogPurged(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Purge of idempotency keys postponed: {Reason}")]
    private static partial void LogPostponed(ILogger logger, string reason);
}
