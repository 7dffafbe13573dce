using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace EGov.Messaging.Tests;

/// <summary>Another system: plain AMQP and JSON, nothing of ours.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<(IReadOnlyBasicProperties Properties, byte[] Body)> _received = new();

    private ForeignClient(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    internal IReadOnlyList<(IReadOnlyBasicProperties Properties, byte[] Body)> Received => [.. _received];

    /// <summary>Subject and version of each event, as they came.</summary>
    internal List<(Guid Subject, int Version)> Order => [.. _received.Select(m =>
    {
        using var json = JsonDocument.Parse(m.Body);
        return (json.RootElement.GetProperty("subject").GetGuid(), json.RootElement.GetProperty("subjectversion").GetInt32());
    })];

    internal static async Task<ForeignClient> ConnectAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        return new ForeignClient(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null)));
    }

    internal static async Task<ForeignClient> ListenAsync(Uri broker, string pattern)
    {
        var client = await ConnectAsync(broker);
        var queue = await client._channel.QueueDeclareAsync(exclusive: true);
        await client.DeclareEventsAsync();
        await client._channel.QueueBindAsync(queue.QueueName, "egov.events", pattern);
        var consumer = new AsyncEventingBasicConsumer(client._channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            client._received.Enqueue((new BasicProperties(message.BasicProperties), message.Body.ToArray()));
            return Task.CompletedTask;
        };
        await client._channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return client;
    }

    /// <summary>The exchange as the platform declares it: tests may come before the service.</summary>
    internal Task DeclareEventsAsync() => _channel.ExchangeDeclareAsync(
        "egov.events", ExchangeType.Topic, durable: true, arguments: new Dictionary<string, object?> { ["alternate-exchange"] = "egov.unheard" });

    internal List<int> VersionsOf(Guid subject) => [.. Order.Where(m => m.Subject == subject).Select(m => m.Version)];

    internal Task SendAsync(string type, byte[] body) => _channel.BasicPublishAsync("egov.events", type, body).AsTask();

    /// <summary>Makes the broker refuse a type: a queue bound to it is full.</summary>
    internal async Task RefuseAsync(string type)
    {
        await _channel.QueueDeclareAsync("full", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });
        await _channel.BasicPublishAsync(string.Empty, "full", ReadOnlyMemory<byte>.Empty);
        await _channel.QueueBindAsync("full", "egov.events", type);
    }

    internal Task AcceptAsync(string type) => _channel.QueueUnbindAsync("full", "egov.events", type);

    /// <summary>Declaring it again with the same arguments succeeds only when it is what it should be.</summary>
    internal Task IsQuorumQueueAsync(string queue) => _channel.QueueDeclareAsync(
        queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000_000 });

    internal async Task<uint> CountAsync(string queue) => (await _channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
