namespace EGov.Replay.Events;

/// <summary>Everything the subscriber was told, in the order it was told.</summary>
internal sealed class ReceivedEvents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<ReceivedEvent>> _bySubject = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byType = new(StringComparer.Ordinal);
    private int _repeated;

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _ids.Count;
            }
        }
    }

    /// <summary>How many of certain types came.</summary>
    internal int CountOf(IEnumerable<string> types)
    {
        lock (_gate)
        {
            return types.Sum(type => _byType.GetValueOrDefault(type));
        }
    }

    /// <summary>Events that came a second time under the same id.</summary>
    internal int Repeated => Volatile.Read(ref _repeated);

    internal void Add(ReceivedEvent received)
    {
        lock (_gate)
        {
            if (!_ids.Add(received.Id))
            {
                Interlocked.Increment(ref _repeated);
                return;
            }

            _byType[received.Type] = _byType.GetValueOrDefault(received.Type) + 1;
            if (!_bySubject.TryGetValue(received.Subject, out var events))
            {
                _bySubject[received.Subject] = events = [];
            }

            events.Add(received);
        }
    }

    internal IReadOnlyDictionary<Guid, IReadOnlyList<ReceivedEvent>> BySubject()
    {
        lock (_gate)
        {
            return _bySubject.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<ReceivedEvent>)[.. pair.Value]);
        }
    }
}
