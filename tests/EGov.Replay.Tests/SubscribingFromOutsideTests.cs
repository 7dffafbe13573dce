using System.Text;
using EGov.Replay.Events;
using EGov.Testing;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

public sealed class SubscribingFromOutsideTests : IAsyncLifetime
{
    private const string Queue = "egov.replay.test";

    private TestVirtualHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        // The exchange is the platform's; a subscriber only binds to it.
        _host = await TestVirtualHost.CreateAsync();
        await using var connection = await new ConnectionFactory { Uri = _host.Uri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(EventSubscriber.Exchange, ExchangeType.Topic, durable: true);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_later_subscriber_reads_the_same_events_from_the_beginning()
    {
        await using (var first = await EventSubscriber.StartAsync(_host.Uri, Queue, TestContext.Current.CancellationToken))
        {
            await PublishAsync(3);
            await Eventually.IsTrue(() => first.Received.Count == 3, "three events heard");
        }

        await PublishAsync(2);
        await using var second = await EventSubscriber.StartAsync(_host.Uri, Queue, TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => second.Received.Count == 5, "five events heard from the beginning");
        second.Received.Repeated.ShouldBe(0);
    }

    private async Task PublishAsync(int count)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = await new ConnectionFactory { Uri = _host.Uri }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        for (var number = 0; number < count; number++)
        {
            const string type = "egov.dossiers.dossier-received.v1";
            var body = $$"""{"specversion":"1.0","id":"{{Guid.NewGuid()}}","type":"{{type}}","subject":"{{Guid.NewGuid()}}","subjectversion":1,"data":{ } }""";
            await channel.BasicPublishAsync(EventSubscriber.Exchange, type, mandatory: true, Encoding.UTF8.GetBytes(body), ct);
        }
    }
}
