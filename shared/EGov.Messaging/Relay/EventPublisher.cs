using System.Diagnostics;
using EGov.Messaging.Log;
using MassTransit;
using Microsoft.Extensions.Logging;
using PublishException = RabbitMQ.Client.Exceptions.PublishException;

namespace EGov.Messaging.Relay;

/// <summary>Publishes one event and knows when the broker has it. While there is no broker MassTransit waits, and so does this.</summary>
internal sealed partial class EventPublisher(IBus bus, BrokerConnection broker, MessagingMetrics metrics, ILogger<EventPublisher> logger)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<Outcome> PublishAsync(LogRow row, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var span = Span(row);
            try
            {
                await bus.Publish(EventMessage.Marker, new StoredBytes(row, span?.Id), ct);
                metrics.Published();
                return Outcome.Confirmed;
            }
            catch (PublishException refused) when (attempt < Attempts)
            {
                if (refused.IsReturn)
                {
                    await MendAsync(ct);
                }
            }
            catch (PublishException refused)
            {
                return Outcome.Refused(refused.IsReturn ? "No queue takes it, although egov.unheard should." : "The broker refused it: a queue bound to it is full or gone.");
            }
            catch (Exception e) when (e is not OperationCanceledException && !BrokerConnection.IsAbsence(e))
            {
                // What the client cannot even put into a frame will not fit tomorrow.
                return Outcome.Refused($"{e.GetType().Name}: {e.Message}");
            }
            catch (Exception e) when (BrokerConnection.IsAbsence(e))
            {
                LogBrokerLost(logger, e.Message);
            }

            await Task.Delay(Pause * Math.Min(attempt, 10), ct);
        }
    }

    private async Task MendAsync(CancellationToken ct)
    {
        LogMending(logger);
        try
        {
            await broker.DeclareTopologyAsync(ct);
        }
        catch (Exception e) when (BrokerConnection.IsAbsence(e))
        {
            LogBrokerLost(logger, e.Message);
        }
    }

    private static Activity? Span(LogRow row)
    {
        if (!MessagingMetrics.Activities.HasListeners())
        {
            return null;
        }

        _ = ActivityContext.TryParse(CloudEvent.TraceParentOf(row.Body), null, isRemote: true, out var staged);
        var span = MessagingMetrics.Activities.StartActivity($"publish {row.Type}", ActivityKind.Producer, staged);
        span?.SetTag("messaging.system", "rabbitmq").SetTag("messaging.destination.name", Topology.Events).SetTag("messaging.message.id", row.Id).SetTag("egov.event.subject", row.Subject);
        return span;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event came back from the broker: declaring the topology again.")]
    private static partial void LogMending(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker was lost while publishing: {Reason}")]
    private static partial void LogBrokerLost(ILogger logger, string reason);
}
