using System.Text;
using EGov.Messaging.Relay;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EGov.Messaging.Operations;

/// <summary>A message that a handler could not act on, and why.</summary>
/// <param name="MessageId">The event's id.</param>
/// <param name="Reason">What the handler said.</param>
/// <param name="FailedAt">When it was moved, as the bus wrote it.</param>
public sealed record DeadLetter(string? MessageId, string? Reason, string? FailedAt);

/// <summary>The error queues of this service's handlers: looked into, and sent back to where they failed.</summary>
internal sealed class ErrorQueues(BrokerConnection broker, MessagingOptions options)
{
    private const string FaultHeaders = "MT-";

    public bool Has(string queue) => options.Queues.Contains(queue, StringComparer.Ordinal);

    /// <summary>Messages in each handler's error queue.</summary>
    public async Task<Dictionary<string, uint>> CountAsync(CancellationToken ct)
    {
        var counts = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var queue in options.Queues)
        {
            counts[queue] = await CountAsync(queue, ct);
        }

        return counts;
    }

    /// <summary>The first messages of the error queue, which stay where they are.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ReadAsync(string queue, int limit, CancellationToken ct)
    {
        var letters = new List<DeadLetter>();
        if (await CountAsync(queue, ct) == 0)
        {
            return letters;
        }

        await using var channel = await (await broker.OpenAsync(ct)).CreateChannelAsync(cancellationToken: ct);
        while (letters.Count < limit && await channel.BasicGetAsync(Errors(queue), autoAck: false, ct) is { } message)
        {
            letters.Add(new DeadLetter(message.BasicProperties.MessageId, Header(message.BasicProperties, "MT-Fault-Message"), Header(message.BasicProperties, "MT-Fault-Timestamp")));
        }

        // Closing the channel puts back what was not acknowledged.
        return letters;
    }

    /// <summary>Sends what is in the error queue now back to the handler; each message leaves only when the broker has it in its old queue.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SendBackAsync(string queue, CancellationToken ct)
    {
        var waiting = await CountAsync(queue, ct);
        if (waiting == 0)
        {
            return 0;
        }

        await using var channel = await (await broker.OpenAsync(ct)).CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        var sent = 0;
        while (sent < waiting && await channel.BasicGetAsync(Errors(queue), autoAck: false, ct) is { } message)
        {
            var properties = new BasicProperties(message.BasicProperties)
            {
                Headers = message.BasicProperties.Headers?.Where(h => !h.Key.StartsWith(FaultHeaders, StringComparison.Ordinal)).ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal),
            };
            await channel.BasicPublishAsync(string.Empty, queue, mandatory: true, properties, message.Body, ct);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
            sent++;
        }

        return sent;
    }

    private static string Errors(string queue) => $"{queue}_error";

    private static string? Header(IReadOnlyBasicProperties properties, string name)
        => properties.Headers?.TryGetValue(name, out var value) == true ? value is byte[] text ? Encoding.UTF8.GetString(text) : value?.ToString() : null;

    private async Task<uint> CountAsync(string queue, CancellationToken ct)
    {
        await using var channel = await (await broker.OpenAsync(ct)).CreateChannelAsync(cancellationToken: ct);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(Errors(queue), ct)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // Made with the first message that fails.
            return 0;
        }
    }
}
