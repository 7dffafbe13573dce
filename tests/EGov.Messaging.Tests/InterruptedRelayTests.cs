namespace EGov.Messaging.Tests;

public sealed class InterruptedRelayTests
{
    [Fact]
    public async Task A_relay_killed_between_publishing_and_moving_its_cursor_causes_one_effect()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        await world.ExecuteAsync(
            """
            create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger dies before update on event_relay_cursor for each row execute function die();
            """);
        var service = await world.StartAsync(m => m.Handle(WhenThingChanged.Handle));
        var things = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();

        await service.ChangeAsync(things);
        await Soon.IsTrue(() => foreign.Received.Count > things.Length, "events were published again");
        await world.ExecuteAsync("drop trigger dies on event_relay_cursor");

        await Soon.IsTrue(() => world.IsRelayedAsync(), "the cursor has passed everything");
        await service.HandledAsync(things.Length);
        foreach (var thing in things)
        {
            (await service.EffectsOnAsync(thing)).ShouldBe([1]);
        }
    }

    [Fact]
    public async Task A_message_delivered_several_times_has_one_effect()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingChanged.Handle));
        using var measured = service.Measure();
        var thing = Guid.CreateVersion7();
        await service.ChangeAsync(thing);
        await Soon.IsTrue(() => foreign.Received.Count == 1, "the event is delivered");
        await service.HandledAsync(1);

        for (var i = 0; i < 5; i++)
        {
            await foreign.SendAsync(ThingChanged.EventType, foreign.Received[0].Body);
        }

        await Soon.IsTrue(() => measured["egov.events.duplicates"] >= 5, "every delivery reached the inbox");
        (await service.EffectsOnAsync(thing)).ShouldBe([1]);
    }

    [Fact]
    public async Task Of_two_relays_one_works_and_the_other_takes_over_within_five_seconds()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var first = await world.StartAsync();
        await Soon.IsTrue(async () => await world.RelaysAsync() == 1, "the first relay works");
        var second = await world.StartAsync();
        var things = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToArray();

        await first.ChangeAsync(things);
        await second.ChangeAsync(things);
        await Soon.IsTrue(() => foreign.Received.Count == 80, "events of both replicas are delivered");
        (await world.RelaysAsync()).ShouldBe(1);
        var worked = await world.RelayPidAsync();

        await first.StopAsync();
        await second.ChangeAsync(things[0]);

        await Soon.IsTrue(() => foreign.Received.Count == 81, "the other takes over", TimeSpan.FromSeconds(5));
        (await world.RelayPidAsync()).ShouldNotBe(worked);
        foreign.Order.Distinct().Count().ShouldBe(81);
    }

    [Fact]
    public async Task A_relay_that_loses_its_connection_is_replaced_within_five_seconds()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        await Soon.IsTrue(async () => await world.RelaysAsync() == 1, "the relay works");

        await world.ExecuteAsync($"select pg_terminate_backend({await world.RelayPidAsync()})");
        await service.ChangeAsync(Guid.CreateVersion7());

        await Soon.IsTrue(() => foreign.Received.Count == 1, "the event is delivered", TimeSpan.FromSeconds(5));
    }
}
