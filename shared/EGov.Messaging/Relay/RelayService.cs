using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EGov.Messaging.Relay;

/// <summary>One relay per database works; the replicas without the lock tell it of their commits and take over when it is gone.</summary>
internal sealed partial class RelayService<TDb>(
    IServiceScopeFactory scopes,
    EventPublisher publisher,
    BrokerConnection broker,
    MessagingMetrics metrics,
    CommitSignal signal,
    MessagingOptions options,
    ILogger<RelayService<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await WorkAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever is the matter, the log keeps everything: the relay comes back and goes on from the cursor, and the service lives.
                LogInterrupted(logger, e, options.Service);
            }

            var pause = TimeSpan.FromMilliseconds(Math.Min(200 * Math.Pow(2, Math.Min(failures, 10)), LongestPause.TotalMilliseconds));
            await Task.Delay(pause, stoppingToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var connection = await OpenAsync(scope, ct);
        var log = new LogReader(connection);
        await StandByAsync(connection, log, ct);

        LogRelaying(logger, options.Service);
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listener = ListenAsync(listening.Token);
        try
        {
            await broker.DeclareTopologyAsync(ct);
            await new EventRelay(log, publisher, broker, metrics, signal, options, logger).RunAsync(ct);
        }
        finally
        {
            await listening.CancelAsync();
            await listener;
            await log.UnlockAsync();
        }
    }

    private async Task StandByAsync(NpgsqlConnection connection, LogReader log, CancellationToken ct)
    {
        while (!await log.TryLockAsync(ct))
        {
            if (await signal.WaitAsync(LockRetry, ct))
            {
                // Outside the writing transaction, where it would hold a lock of the whole cluster; and one for many commits.
                await Task.Delay(Coalesce, ct);
                await using var notify = new NpgsqlCommand($"notify {Channel}", connection);
                await notify.ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>Hears of commits in other replicas. Without it they are found by the sweep, so its troubles are not the relay's.</summary>
    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var connection = await OpenAsync(scope, ct);
                connection.Notification += (_, _) => signal.Set();
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(ct);
                }

                while (true)
                {
                    await connection.WaitAsync(ct);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                LogDeaf(logger, e.Message);
                await Task.Delay(LockRetry, ct).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private const string Channel = "egov_event_log";

    private static async Task<NpgsqlConnection> OpenAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        await database.OpenConnectionAsync(ct);
        return (NpgsqlConnection)database.GetDbConnection();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This replica relays the events of {Service}.")]
    private static partial void LogRelaying(ILogger logger, string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay of {Service} was interrupted and starts again.")]
    private static partial void LogInterrupted(ILogger logger, Exception exception, string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Commits of other replicas are found by the sweep only: {Reason}")]
    private static partial void LogDeaf(ILogger logger, string reason);
}
