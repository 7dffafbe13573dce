namespace EGov.Messaging.Relay;

/// <summary>
/// Keeps hundreds of events in flight, but of one subject only one at a time: whatever fails, comes back or is lost with a channel,
/// a subject's later event cannot overtake its earlier one.
/// </summary>
internal sealed class Pipeline(EventPublisher publisher, BrokerConnection broker, int inFlight) : IDisposable
{
    private const int Looks = 6;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _permits = new(inFlight, inFlight);
    private readonly Dictionary<string, Task<Outcome>> _last = new(StringComparer.Ordinal);
    private CancellationTokenSource _giveUp = new();
    private bool _abandoned;

    /// <summary>Starts a page of events; returns when all are under way, so memory is bounded by the permits.</summary>
    public async Task<Flight> StartAsync(LogPage page, IReadOnlySet<string> parked, CancellationToken ct)
    {
        var flight = new Flight(page, new Task<Outcome>[page.Rows.Count]);
        for (var i = 0; i < page.Rows.Count; i++)
        {
            var row = page.Rows[i];
            if (parked.Contains(row.Subject))
            {
                flight.Outcomes[i] = Task.FromResult(Outcome.Waits);
                continue;
            }

            await _permits.WaitAsync(ct);
            flight.Outcomes[i] = _last[row.Subject] = SendAsync(row, _last.GetValueOrDefault(row.Subject));
        }

        return flight;
    }

    /// <summary>Waits until the broker has answered for every event of the flight.</summary>
    public async Task<Outcome[]> LandAsync(Flight flight, CancellationToken ct)
    {
        var landing = Task.WhenAll(flight.Outcomes);
        if (!landing.IsCompleted)
        {
            await WatchAsync(landing, ct);
        }

        var outcomes = await landing;
        foreach (var (row, outcome) in flight.Page.Rows.Zip(flight.Outcomes))
        {
            if (_last.TryGetValue(row.Subject, out var last) && last == outcome)
            {
                _last.Remove(row.Subject);
            }
        }

        return outcomes;
    }

    /// <summary>Sends one event while nothing else is in flight.</summary>
    public async Task<Outcome> SendAloneAsync(LogRow row, CancellationToken ct)
    {
        await _permits.WaitAsync(ct);
        var sending = SendAsync(row, null);
        await WatchAsync(sending, ct);
        return await sending;
    }

    /// <summary>Gives up what is in flight and waits until nothing of it can reach the broker any more.</summary>
    public async Task AbandonAsync()
    {
        _abandoned = true;
        await _giveUp.CancelAsync();
        await Task.WhenAll(_last.Values).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _last.Clear();
    }

    public void Dispose()
    {
        _giveUp.Dispose();
        _permits.Dispose();
    }

    /// <summary>
    /// A broker that is away is waited for, however long. One that answers others and never confirms these is not:
    /// they are refused, and their subjects stand still instead of everybody.
    /// </summary>
    private async Task WatchAsync(Task landing, CancellationToken ct)
    {
        var answers = 0;
        while (await Task.WhenAny(landing, Task.Delay(Look, ct)) != landing)
        {
            ct.ThrowIfCancellationRequested();
            answers = await broker.AnswersAsync(ct) ? answers + 1 : 0;
            if (answers >= Looks)
            {
                var stuck = _giveUp;
                _giveUp = new CancellationTokenSource();
                await stuck.CancelAsync();
                stuck.Dispose();
                answers = 0;
            }
        }
    }

    private async Task<Outcome> SendAsync(LogRow row, Task<Outcome>? before)
    {
        try
        {
            return before is null || (await before).Delivered ? await publisher.PublishAsync(row, _giveUp.Token) : Outcome.Waits;
        }
        catch (OperationCanceledException) when (!_abandoned)
        {
            return Outcome.Refused($"No confirm in {Looks * Look.TotalSeconds:0} s, although the broker answers.");
        }
        finally
        {
            _permits.Release();
        }
    }
}

/// <summary>A page of events under way.</summary>
internal sealed record Flight(LogPage Page, Task<Outcome>[] Outcomes);
