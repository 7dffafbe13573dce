using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EGov.Messaging;

/// <summary>What can be seen of messaging from outside: meter and activity source <c>EGov.Messaging</c>.</summary>
internal sealed class MessagingMetrics
{
    public const string Name = "EGov.Messaging";
    public static readonly ActivitySource Activities = new(Name);

    private readonly Counter<long> _published;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _redelivered;
    private readonly Counter<long> _deadLettered;

    public MessagingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _published = meter.CreateCounter<long>("egov.events.published", "{event}", "Events confirmed by the broker.");
        _parked = meter.CreateCounter<long>("egov.events.parked", "{event}", "Events put aside because their subject stands still.");
        _handled = meter.CreateCounter<long>("egov.events.handled", "{event}", "Events acted on.");
        _duplicates = meter.CreateCounter<long>("egov.events.duplicates", "{event}", "Deliveries that the inbox had seen before.");
        _redelivered = meter.CreateCounter<long>("egov.events.redelivered", "{event}", "Further attempts at an event, by the broker or by retry.");
        _deadLettered = meter.CreateCounter<long>("egov.events.dead_lettered", "{event}", "Messages moved to an error queue.");
        meter.CreateObservableGauge("egov.event_log.lag.rows", () => LagRows, "{event}", "Events written and not yet published.");
        meter.CreateObservableGauge("egov.event_log.lag.seconds", () => LagSeconds, "s", "Age of the oldest event not yet published.");
        meter.CreateObservableGauge("egov.event_log.parked_subjects", () => ParkedSubjects, "{subject}", "Subjects whose events wait for an operator.");
    }

    public long LagRows { get; set; }

    public double LagSeconds { get; set; }

    public int ParkedSubjects { get; set; }

    public void Published() => _published.Add(1);

    public void Parked(int count) => _parked.Add(count);

    public void Handled(string handler) => _handled.Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void Duplicate(string handler) => _duplicates.Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void Redelivered(string handler) => _redelivered.Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void DeadLettered(string queue) => _deadLettered.Add(1, new KeyValuePair<string, object?>("queue", queue));
}
