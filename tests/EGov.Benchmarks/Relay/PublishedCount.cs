using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Benchmarks.Relay;

/// <summary>Counts the relay's confirms by its own meter.</summary>
internal sealed class PublishedCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _published;

    internal PublishedCount(IServiceProvider services, long expected)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && string.Equals(instrument.Name, "egov.events.published", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, more, _, _) =>
        {
            if (Interlocked.Add(ref _published, more) >= expected)
            {
                _all.TrySetResult();
            }
        });
        _listener.Start();
    }

    internal Task All => _all.Task;

    public void Dispose() => _listener.Dispose();
}
