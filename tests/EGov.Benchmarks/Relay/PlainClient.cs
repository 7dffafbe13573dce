using System.Collections.Concurrent;
using System.Diagnostics;
using RabbitMQ.Client;

namespace EGov.Benchmarks.Relay;

/// <summary>What RabbitMQ.Client does with the same bytes, in memory already, with so many in flight and nothing to look after.</summary>
internal static class PlainClient
{
    private const int InFlight = 500;

    /// <summary>The way the library recommends: it tracks the confirms.</summary>
    internal static async Task<TimeSpan> TrackedAsync(IConnection connection, List<(Guid Id, string Subject, int Version, byte[] Body)> events, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), ct);
        using var permits = new SemaphoreSlim(InFlight, InFlight);
        var watch = Stopwatch.StartNew();
        foreach (var e in events)
        {
            await permits.WaitAsync(ct);
            _ = PublishAsync(channel, e.Id, e.Body, permits, ct);
        }

        for (var i = 0; i < InFlight; i++)
        {
            await permits.WaitAsync(ct);
        }

        return watch.Elapsed;
    }

    /// <summary>The fastest way it has: confirms counted by hand.</summary>
    internal static async Task<TimeSpan> CountedAsync(IConnection connection, List<(Guid Id, string Subject, int Version, byte[] Body)> events, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, false, null), ct);
        using var permits = new SemaphoreSlim(InFlight, InFlight);
        var unconfirmed = new ConcurrentDictionary<ulong, byte>();
        channel.BasicAcksAsync += (_, ack) =>
        {
            var confirmed = ack.Multiple ? unconfirmed.Keys.Where(k => k <= ack.DeliveryTag).ToList() : [ack.DeliveryTag];
            foreach (var tag in confirmed)
            {
                if (unconfirmed.TryRemove(KeyValuePair.Create(tag, (byte)0)))
                {
                    permits.Release();
                }
            }

            return Task.CompletedTask;
        };
        var watch = Stopwatch.StartNew();
        foreach (var e in events)
        {
            await permits.WaitAsync(ct);
            unconfirmed[await channel.GetNextPublishSequenceNumberAsync(ct)] = 0;
            await channel.BasicPublishAsync("egov.events", DossierCounted.EventType, mandatory: true, Properties(e.Id), e.Body, ct);
        }

        for (var i = 0; i < InFlight; i++)
        {
            await permits.WaitAsync(ct);
        }

        return watch.Elapsed;
    }

    private static async Task PublishAsync(IChannel channel, Guid id, byte[] body, SemaphoreSlim permits, CancellationToken ct)
    {
        await channel.BasicPublishAsync("egov.events", DossierCounted.EventType, mandatory: true, Properties(id), body, ct);
        permits.Release();
    }

    private static BasicProperties Properties(Guid id) => new() { Persistent = true, ContentType = "application/cloudevents+json", MessageId = id.ToString() };
}
