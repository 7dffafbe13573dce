using RabbitMQ.Client;

namespace EGov.Messaging.Relay;

/// <summary>
/// What is at the broker: <c>egov.events</c> takes every event (routing key = type); an exchange per event type is bound to it by whoever
/// handles that type; what no one listens to falls through the alternate exchange into <c>egov.unheard</c>, which keeps the last thousand.
/// So a published event is always routable, and <c>mandatory</c> tells of damage and of nothing else.
/// </summary>
internal static class Topology
{
    public const string Events = "egov.events";
    public const string Unheard = "egov.unheard";
    public const string AlternateExchange = "alternate-exchange";
    private const int UnheardKept = 1000;

    public static async Task DeclareAsync(IChannel channel, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(Unheard, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(
            Unheard,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-max-length"] = UnheardKept, ["x-overflow"] = "drop-head" },
            cancellationToken: ct);
        await channel.QueueBindAsync(Unheard, Unheard, string.Empty, cancellationToken: ct);
        await channel.ExchangeDeclareAsync(
            Events, ExchangeType.Topic, durable: true, autoDelete: false, new Dictionary<string, object?> { [AlternateExchange] = Unheard }, cancellationToken: ct);
    }
}
