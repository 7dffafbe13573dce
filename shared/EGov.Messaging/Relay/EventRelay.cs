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
    private LogPage? _next;
    private Flight? _ahead;
    private Task _moving = Task.CompletedTask;

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
            await _moving;
        }
    }

    /// <summary>Sends a page while the one before it is still in flight, and reads the one after it meanwhile.</summary>
    /// <returns>False when everything is sent and confirmed.</returns>
    private async Task<bool> SendNextAsync(Pipeline pipeline, CancellationToken ct)
    {
        var page = _next ?? await ReadAsync(ct);
        (_next, _cursor) = (null, page.End);
        if (page.Rows.Count == 0)
        {
            var landing = _ahead is not null;
            await LandAsync(pipeline, ct);
            return landing;
        }

        var starting = pipeline.StartAsync(page, _parked, ct);
        try
        {
            _next = _cursor.IsOpen ? await ReadAsync(ct) : null;
        }
        finally
        {
            // Also when reading failed: what has been started must be known before it is abandoned.
            await starting;
        }

        await LandAsync(pipeline, ct);
        _ahead = await starting;
        return true;
    }

    private async Task<LogPage> ReadAsync(CancellationToken ct)
    {
        // The cursor may be on its way over the one connection there is.
        await _moving;
        if (_cursor.IsOpen)
        {
            return Ending(await log.ReadOnAsync(_cursor, Page, ct), _cursor);
        }

        var (to, rows) = await log.OpenWindowAsync(_cursor.To, Page, ct);
        return Ending(rows, new Cursor(_cursor.To, to, 0));
    }

    /// <summary>A page that is not full was the last of its window.</summary>
    private static LogPage Ending(List<LogRow> rows, Cursor window)
        => new(rows, rows.Count < Page ? window.Close() : window.At(rows[^1].Position));

    /// <summary>Waits for the confirms of the flight ahead, then lets the cursor move behind it.</summary>
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
                Park(flight.Page.Rows[i], outcomes[i].Reason);
                parked.Add((flight.Page.Rows[i], outcomes[i].Reason));
            }
        }

        await _moving;
        _moving = log.MoveAsync(flight.Page.End, parked, ct);
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
        if (_parked.Count == 0 || _lookedForReleased.Elapsed < Sweep)
        {
            return;
        }

        await _moving;
        _lookedForReleased.Restart();
        if ((await log.ReleasedAsync(1, ct)).Count == 0)
        {
            return;
        }

        // Nothing new may be parked behind a subject while it is being emptied.
        await LandAsync(pipeline, ct);
        await _moving;
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
        LogReleased(logger, _parked.Count);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Subject {Subject} stands still: {Type} {EventId} could not be published. {Reason}")]
    private static partial void LogParked(ILogger logger, string subject, string type, Guid eventId, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent what was released; {Subjects} subjects are still parked.")]
    private static partial void LogReleased(ILogger logger, int subjects);
}
