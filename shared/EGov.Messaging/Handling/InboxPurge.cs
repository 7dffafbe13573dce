using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EGov.Messaging.Handling;

/// <summary>Forgets messages handled more than thirty days ago: no broker delivers again after that long.</summary>
internal sealed partial class InboxPurge<TDb>(IServiceScopeFactory scopes, ILogger<InboxPurge<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var oldest = DateTimeOffset.UtcNow - Kept;
                await scope.ServiceProvider.GetRequiredService<TDb>().Set<InboxEntry>().Where(i => i.HandledAt < oldest).ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                // The next hour will do.
                LogPostponed(logger, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox was not purged: {Reason}")]
    private static partial void LogPostponed(ILogger logger, string reason);
}
