using System.Text.Json;

namespace EGov.Messaging.Tests;

public sealed class RelayingTests
{
    [Fact]
    public async Task Events_committed_without_a_relay_are_all_delivered_in_order_when_it_starts()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var things = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToArray();
        var writer = world.Build();
        for (var round = 0; round < 30; round++)
        {
            await writer.ChangeAsync(things);
        }

        var foreign = await world.ListenAsync();
        await world.StartAsync();

        await Soon.IsTrue(() => foreign.Received.Count >= 1500, "all events are delivered");
        foreign.Received.Count.ShouldBe(1500);
        foreach (var thing in foreign.Order.GroupBy(m => m.Subject))
        {
            thing.Select(m => m.Version).ShouldBe(Enumerable.Range(1, 30));
        }
    }

    [Fact]
    public async Task A_plain_amqp_client_reads_cloud_events()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync("egov.tests.#");
        var service = await world.StartAsync();
        var id = Guid.CreateVersion7();

        await service.ChangeAsync(id);

        await Soon.IsTrue(() => foreign.Received.Count == 1, "the event is delivered");
        var (properties, body) = foreign.Received[0];
        properties.ContentType.ShouldBe("application/cloudevents+json");
        using var json = JsonDocument.Parse(body);
        var envelope = json.RootElement;
        envelope.GetProperty("specversion").GetString().ShouldBe("1.0");
        envelope.GetProperty("id").GetGuid().ToString().ShouldBe(properties.MessageId);
        envelope.GetProperty("source").GetString().ShouldBe("/services/things");
        envelope.GetProperty("type").GetString().ShouldBe(ThingChanged.EventType);
        envelope.GetProperty("subject").GetGuid().ShouldBe(id);
        envelope.GetProperty("subjectversion").GetInt32().ShouldBe(1);
        envelope.GetProperty("datacontenttype").GetString().ShouldBe("application/json");
        DateTimeOffset.UtcNow.Subtract(envelope.GetProperty("time").GetDateTimeOffset()).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        envelope.GetProperty("data").GetProperty("thingId").GetGuid().ShouldBe(id);
        envelope.GetProperty("data").GetProperty("note").GetString().ShouldBe("Hồ sơ đã đổi");
        properties.MessageId.ShouldBe(await world.ScalarAsync<string>("select id::text from event_log"));
        body.ShouldBe(await world.ScalarAsync<byte[]>("select body from event_log"));
    }
}
