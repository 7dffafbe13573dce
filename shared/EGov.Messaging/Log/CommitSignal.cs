namespace EGov.Messaging.Log;

/// <summary>Says inside the process that events were committed; any number of calls wake the relay once.</summary>
internal sealed class CommitSignal : IDisposable
{
    private readonly SemaphoreSlim _pulse = new(0, 1);
    private int _set;

    public void Set()
    {
        if (Interlocked.Exchange(ref _set, 1) == 0)
        {
            _pulse.Release();
        }
    }

    /// <returns>False when nothing was committed here in the meantime.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (!await _pulse.WaitAsync(atMost, ct))
        {
            return false;
        }

        Volatile.Write(ref _set, 0);
        return true;
    }

    public void Dispose() => _pulse.Dispose();
}
