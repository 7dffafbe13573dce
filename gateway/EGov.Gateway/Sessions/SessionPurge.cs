using EGov.Gateway.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EGov.Gateway.Sessions;

/// <summary>Deletes sessions that are over. Several replicas may do it; a deleted row cannot be deleted twice.</summary>
internal sealed partial class SessionPurge(IServiceScopeFactory scopes, IOptions<SessionOptions> options, ILogger<SessionPurge> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PurgeEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var now = DateTimeOffset.UtcNow;
                var purged = await scope.ServiceProvider.GetRequiredService<GatewayDb>().Sessions
                    .Where(s => s.EndsAt <= now).ExecuteDeleteAsync(stoppingToken);
                if (purged > 0)
                {
                    LogPurged(logger, purged);
                }
            }
            catch (NpgsqlException e)
            {
                // Ended sessions are refused by their time in any case; the next round deletes them.
                LogPostponed(logger, e.SqlState);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} ended sessions")]
    private static partial void LogPurged(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleting ended sessions is postponed: {SqlState}")]
    private static partial void LogPostponed(ILogger logger, string? sqlState);
}
