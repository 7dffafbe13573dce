using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EGov.Messaging.Tests;

/// <summary>What one service's meter has counted so far.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _gauges = new(StringComparer.Ordinal);

    internal Measurements(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Take(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Take(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Take(instrument, value));
        _listener.Start();
    }

    internal double this[string name]
    {
        get
        {
            _listener.RecordObservableInstruments();
            return _sums.TryGetValue(name, out var sum) ? sum : _gauges.GetValueOrDefault(name);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value)
    {
        if (instrument.IsObservable)
        {
            _gauges[instrument.Name] = value;
        }
        else
        {
            _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
        }
    }
}
