using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace EGov.Benchmarks.Relay;

/// <summary>The quorum queue everything goes into, and whether what is in it is complete and in order.</summary>
internal sealed class Receiver(IConnection connection)
{
    private const string Queue = "benchmark.relay";

    /// <summary>Starts from an empty queue each time.</summary>
    internal async Task ResetAsync(CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.QueueDeleteAsync(Queue, cancellationToken: ct);
        await channel.QueueDeclareAsync(
            Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.QueueBindAsync(Queue, "egov.events", DossierCounted.EventType, cancellationToken: ct);
    }

    /// <summary>Reads everything and compares: each event once, each subject's versions one after another.</summary>
    internal async Task<(int Missing, int Duplicated, int OutOfOrder)> CheckAsync(List<(Guid Id, string Subject, int Version, byte[] Body)> sent, CancellationToken ct)
    {
        var bodies = sent.ToDictionary(e => e.Id, e => e.Body);
        var seen = new HashSet<Guid>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var (duplicated, outOfOrder) = (0, 0);
        var complete = new TaskCompletionSource();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.BasicQosAsync(0, 2000, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            using var json = JsonDocument.Parse(message.Body);
            var id = json.RootElement.GetProperty("id").GetGuid();
            var subject = json.RootElement.GetProperty("subject").GetString()!;
            var version = json.RootElement.GetProperty("subjectversion").GetInt32();
            if (!message.Body.Span.SequenceEqual(bodies[id]))
            {
                throw new InvalidOperationException($"The bytes of {id} have changed.");
            }

            duplicated += seen.Add(id) ? 0 : 1;
            outOfOrder += version == last.GetValueOrDefault(subject) + 1 ? 0 : 1;
            last[subject] = version;
            if (seen.Count % 1000 == 0 || seen.Count == sent.Count)
            {
                await channel.BasicAckAsync(message.DeliveryTag, multiple: true);
            }

            if (seen.Count == sent.Count)
            {
                complete.TrySetResult();
            }
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        await Task.WhenAny(complete.Task, Task.Delay(TimeSpan.FromMinutes(1), ct));
        return (sent.Count - seen.Count, duplicated, outOfOrder);
    }
}
