using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace EGov.Testing;

/// <summary>The event exchange as another system sees it: plain AMQP and CloudEvents, nothing of the platform's own libraries.</summary>
public sealed class EventExchange : IAsyncDisposable
{
    private const string Exchange = "egov.events";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<JsonElement> _heard = new();

    private EventExchange(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Events heard so far, in the order they came.</summary>
    public IReadOnlyList<JsonElement> Heard => [.. _heard];

    /// <summary>Connects; nothing is heard until <see cref="ListenAsync"/>.</summary>
    public static async Task<EventExchange> ConnectAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, null));
        return new EventExchange(connection, channel);
    }

    /// <summary>Hears every event whose type matches from now on; waits until the exchange is there.</summary>
    /// <param name="pattern">Routing pattern, such as <c>egov.dossiers.#</c>.</param>
    public async Task ListenAsync(string pattern)
    {
        var queue = await _channel.QueueDeclareAsync();
        await Eventually.IsTrue(ExistsAsync, "the event exchange is declared", TimeSpan.FromSeconds(30));
        await _channel.QueueBindAsync(queue.QueueName, Exchange, pattern);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            _heard.Enqueue(JsonDocument.Parse(delivery.Body.ToArray()).RootElement);
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    /// <summary>Events heard of one type.</summary>
    public IReadOnlyList<JsonElement> HeardOf(string type) => [.. _heard.Where(e => e.GetProperty("type").GetString() == type)];

    /// <summary>Tells an event as its owner would; returns once the broker has it in a queue.</summary>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="version">Version of the subject.</param>
    /// <param name="data">Event record with its <c>EventType</c>.</param>
    /// <param name="id">Event id; the same id again is a repeated delivery.</param>
    public async Task TellAsync(Guid subject, int version, object data, Guid? id = null)
    {
        var type = (string)data.GetType().GetField("EventType", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
        var eventId = id ?? Guid.CreateVersion7();
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = eventId.ToString(),
            ["source"] = $"/services/{type.Split('.')[1]}",
            ["type"] = type,
            ["subject"] = subject.ToString(),
            ["time"] = DateTimeOffset.UtcNow.ToString("O"),
            ["datacontenttype"] = "application/json",
            ["subjectversion"] = version,
            ["data"] = JsonSerializer.SerializeToNode(data, data.GetType(), Json),
        });
        var properties = new BasicProperties { ContentType = "application/cloudevents+json", MessageId = eventId.ToString(), Persistent = true };
        // Until the service under test has bound its queue the broker returns the message; then it is told again.
        await Eventually.IsTrue(
            async () =>
            {
                try
                {
                    await _channel.BasicPublishAsync(Exchange, type, mandatory: true, properties, body);
                    return true;
                }
                catch (PublishException e) when (e.IsReturn)
                {
                    return false;
                }
            },
            $"somebody listens to {type}",
            TimeSpan.FromSeconds(30));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<bool> ExistsAsync()
    {
        // A passive declaration of something absent closes its channel, so it gets one of its own.
        await using var probe = await _connection.CreateChannelAsync();
        try
        {
            await probe.ExchangeDeclarePassiveAsync(Exchange);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }
}
