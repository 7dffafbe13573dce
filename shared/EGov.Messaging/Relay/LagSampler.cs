using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EGov.Messaging.Relay;

/// <summary>Measures how far the relay is behind, from any replica and also while no relay works.</summary>
internal sealed partial class LagSampler<TDb>(IServiceScopeFactory scopes, MessagingMetrics metrics, ILogger<LagSampler<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SampleAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                LogUnknown(logger, e.Message);
            }
        }
    }

    private async Task SampleAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(l.recorded_at)), 0)::float8
            from event_log l, event_relay_cursor c
            where l.tx >= c.from_tx and (l.tx >= c.to_tx or l.position > c.position)
            """,
            (NpgsqlConnection)database.GetDbConnection());
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        metrics.LagRows = reader.GetInt64(0);
        metrics.LagSeconds = reader.GetDouble(1);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lag of the event log could not be measured: {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
