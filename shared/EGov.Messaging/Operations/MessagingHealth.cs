using EGov.Messaging.Relay;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGov.Messaging.Operations;

/// <summary>Degraded, never unhealthy: without a broker the log is the buffer, and writes go on.</summary>
internal sealed class MessagingHealth(BrokerConnection broker, MessagingMetrics metrics) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["lagRows"] = metrics.LagRows,
            ["lagSeconds"] = metrics.LagSeconds,
            ["parkedSubjects"] = metrics.ParkedSubjects,
        };
        if (!await broker.AnswersAsync(cancellationToken))
        {
            return HealthCheckResult.Degraded("The broker does not answer: events wait in the log.", data: facts);
        }

        return metrics.ParkedSubjects > 0
            ? HealthCheckResult.Degraded($"{metrics.ParkedSubjects} subjects stand still: an event of each could not be published.", data: facts)
            : HealthCheckResult.Healthy(data: facts);
    }
}
