using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace EGov.Replay.Events;

/// <summary>
/// A subscriber from outside the platform: no code of ours, only AMQP and CloudEvents. Its queue is a stream, which keeps
/// what was read, so a run that is taken up again and a later check read the same events from the beginning.
/// </summary>
internal sealed class EventSubscriber : IAsyncDisposable
{
    internal const string Exchange = "egov.events";
    internal const string Binding = "egov.dossiers.#";

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private EventSubscriber(IConnection connection, IChannel channel, ReceivedEvents received) =>
        (_connection, _channel, Received) = (connection, channel, received);

    internal ReceivedEvents Received { get; }

    /// <summary>Binds the queue before anything happens, then reads it from its first event.</summary>
    internal static async Task<EventSubscriber> StartAsync(Uri broker, string queue, CancellationToken ct)
    {
        // Without recovery: a reader that lost its connection would count what it reads again as duplicates.
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "egov-replay" };
        var connection = await factory.CreateConnectionAsync(ct);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclarePassiveAsync(Exchange, ct);
        await channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "stream" }, cancellationToken: ct);
        await channel.QueueBindAsync(queue, Exchange, Binding, cancellationToken: ct);
        await channel.BasicQosAsync(0, 1000, global: false, ct);

        var received = new ReceivedEvents();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            received.Add(ReceivedEvent.Parse(delivery.Body.Span, delivery.RoutingKey));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None);
        };
        await channel.BasicConsumeAsync(
            queue, autoAck: false, consumerTag: "", noLocal: false, exclusive: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-stream-offset"] = "first" }, consumer, ct);
        return new EventSubscriber(connection, channel, received);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>The part of a CloudEvents 1.0 envelope that the check needs.</summary>
/// <param name="DossierId">The dossier it names, where the subject is a record beside one.</param>
internal sealed record ReceivedEvent(string Id, string Type, Guid Subject, int Version, string? DossierCode, Guid? DossierId = null)
{
    internal static ReceivedEvent Parse(ReadOnlySpan<byte> body, string routingKey)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var type = json.GetProperty("type").GetString()!;
        if (json.GetProperty("specversion").GetString() != "1.0" || type != routingKey)
        {
            throw new InvalidDataException($"Not a CloudEvents 1.0 event of type {routingKey}.");
        }

        var data = json.GetProperty("data");
        return new ReceivedEvent(
            json.GetProperty("id").GetString()!,
            type,
            Guid.Parse(json.GetProperty("subject").GetString()!),
            json.GetProperty("subjectversion").GetInt32(),
            data.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null,
            data.TryGetProperty("dossierId", out var dossier) && dossier.TryGetGuid(out var id) ? id : null);
    }
}
