using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace EGov.Benchmarks.Intake;

/// <summary>Another system with a quorum queue of its own, which notes when each reception reaches it, and how often.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private const string Queue = "benchmark.intake";

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentDictionary<Guid, DateTime> _arrivals = new();
    private int _deliveries;

    private Subscriber(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    internal IReadOnlyDictionary<Guid, DateTime> Arrivals => _arrivals;

    internal int Deliveries => _deliveries;

    internal static async Task<Subscriber> StartAsync(Uri broker, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var subscriber = new Subscriber(connection, channel);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.QueueBindAsync(Queue, "egov.events", "egov.dossiers.dossier-received.v1", cancellationToken: ct);
        await channel.BasicQosAsync(0, 500, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += subscriber.TakeAsync;
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        return subscriber;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task TakeAsync(object sender, BasicDeliverEventArgs message)
    {
        var now = DateTime.UtcNow;
        using var json = JsonDocument.Parse(message.Body);
        _arrivals.TryAdd(json.RootElement.GetProperty("id").GetGuid(), now);
        Interlocked.Increment(ref _deliveries);
        await _channel.BasicAckAsync(message.DeliveryTag, multiple: false);
    }
}
