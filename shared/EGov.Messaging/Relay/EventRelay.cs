using System.Diagnostics;
using EGov.Messaging.Log;
using Microsoft.Extensions.Logging;

namespace EGov.Messaging.Relay;

/// <summary>Reads the log window by window and sends it, for as long as it holds the lock.</summary>
internal sealed partial class EventRelay(LogReader log, EventPublisher publisher, BrokerConnection broker, MessagingMetrics metrics, CommitSignal signal, MessagingOptions options, ILogger logger)
{
    private const int Page = 500;
    private static readonly TimeSpan Sweep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Landing = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _parked = new(StringComparer.Ordinal);
    private readonly Stopwatch _lookedForReleased = Stopwatch.StartNew();
    private Cursor _cursor;
    private Flight? _ahead;

    public async Task RunAsync(CancellationToken ct)
    {
        _cursor = await log.LoadCursorAsync(ct);
        _parked.UnionWith(await log.ParkedSubjectsAsync(ct));
        metrics.ParkedSubjects = _parked.Count;
        using var pipeline = new Pipeline(publisher, broker, options.InFlight);
        try
        {
            while (!ct.IsCancellationRequested)
            {
                await SendReleasedAsync(pipeline, ct);
                if (!await SendNextAsync(pipeline, ct))
                {
                    await signal.WaitAsync(Sweep, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: what the broker confirms in the next moments need not be sent again by the next relay.
            using var landing = new CancellationTokenSource(Landing);
            await LandAsync(pipeline, landing.Token);
        }
        finally
        {
            await pipeline.AbandonAsync();
        }
    }

    /// <summary>Starts the next page while the one before it is still in flight.</summary>
    /// <returns>False when everything is sent and confirmed.</returns>
    private async Task<bool> SendNextAsync(Pipeline pipeline, CancellationToken ct)
    {
        var (rows, window) = await ReadAsync(ct);
        if (rows.Count == 0)
        {
            _cursor = window.Close();
            if (_ahead is null)
            {
                return false;
            }

            await LandAsync(pipeline, ct);
            return true;
        }

        // A page that is not full was the last of its window.
        _cursor = rows.Count < Page ? window.Close() : window.At(rows[^1].Position);
        var flight = await pipeline.StartAsync(rows, _parked, _cursor, ct);
        await LandAsync(pipeline, ct);
        _ahead = flight;
        return true;
    }

    private async Task<(List<LogRow> Rows, Cursor Window)> ReadAsync(CancellationToken ct)
    {
        if (_cursor.IsOpen)
        {
            return (await log.ReadOnAsync(_cursor, Page, ct), _cursor);
        }

        var (to, rows) = await log.OpenWindowAsync(_cursor.To, Page, ct);
        return (rows, new Cursor(_cursor.To, to, 0));
    }

    /// <summary>Waits for the confirms of the flight ahead, then moves the cursor behind it.</summary>
    private async Task LandAsync(Pipeline pipeline, CancellationToken ct)
    {
        if (_ahead is not { } flight)
        {
            return;
        }

        var outcomes = await pipeline.LandAsync(flight, ct);
        var parked = new List<(LogRow Row, string? Reason)>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (!outcomes[i].Delivered)
            {
                Park(flight.Rows[i], outcomes[i].Reason);
                parked.Add((flight.Rows[i], outcomes[i].Reason));
            }
        }

        await log.MoveAsync(flight.Reached, parked, ct);
        _ahead = null;
    }

    private void Park(LogRow row, string? reason)
    {
        metrics.Parked(1);
        if (_parked.Add(row.Subject))
        {
            metrics.ParkedSubjects = _parked.Count;
            LogParked(logger, row.Subject, row.Type, row.Id, reason);
        }
    }

    private async Task SendReleasedAsync(Pipeline pipeline, CancellationToken ct)
    {
        if (_parked.Count == 0 || _lookedForReleased.Elapsed < Sweep || (await log.ReleasedAsync(1, ct)).Count == 0)
        {
            return;
        }

        // Nothing new may be parked behind a subject while it is being emptied.
        await LandAsync(pipeline, ct);
        await log.ReleaseFollowersAsync(ct);
        while (await log.ReleasedAsync(Page, ct) is { Count: > 0 } rows)
        {
            var stopped = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in rows.Where(row => !stopped.Contains(row.Subject)))
            {
                var outcome = await pipeline.SendAloneAsync(row, ct);
                if (outcome.Delivered)
                {
                    await log.UnparkAsync(row.Position, ct);
                    continue;
                }

                await log.ParkAgainAsync(row, outcome.Reason!, ct);
                stopped.Add(row.Subject);
            }
        }

        _parked.Clear();
        _parked.UnionWith(await log.ParkedSubjectsAsync(ct));
        metrics.ParkedSubjects = _parked.Count;
        _lookedForReleased.Restart();
        LogReleased(logger, _parked.Count);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Subject {Subject} stands still: {Type} {EventId} could not be published. {Reason}")]
    private static partial void LogParked(ILogger logger, string subject, string type, Guid eventId, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent what was released; {Subjects} subjects are still parked.")]
    private static partial void LogReleased(ILogger logger, int subjects);
}
