using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace EGov.Messaging.Tests;

public sealed class HandlingTests
{
    [Fact]
    public async Task Each_handler_of_an_event_acts_once_in_a_quorum_queue_of_its_own()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync(ThingEchoed.EventType);
        var service = await world.StartAsync(m => m.Handle(WhenThingChanged.Handle).Handle(WhenThingChangedEcho.Handle));
        var things = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToArray();

        await service.ChangeAsync(things);

        await service.HandledAsync(things.Length);
        await Soon.IsTrue(() => foreign.Received.Count >= things.Length, "each is echoed");
        foreign.Received.Count.ShouldBe(things.Length);
        (await service.EffectsAsync()).ShouldBe(things.Length);
        await foreign.IsQuorumQueueAsync("things.when-thing-changed");
        await foreign.IsQuorumQueueAsync("things.when-thing-changed-echo");
    }

    [Fact]
    public async Task One_handler_may_act_on_several_events_through_one_queue()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync(ThingChanged.EventType);
        var service = await world.StartAsync(m => m.HandleAny(WhenAnyThing.Handle, typeof(ThingChanged), typeof(ThingBroken)));
        var thing = Guid.CreateVersion7();

        await service.ChangeAsync(thing);
        await service.BreakAsync(thing);

        await service.HandledAsync(2);
        (await service.EffectsOnAsync(thing)).Order().ShouldBe([1, 2]);
        await foreign.IsQuorumQueueAsync("things.when-any-thing");
    }

    [Fact]
    public async Task What_follows_from_an_event_names_it_as_its_cause()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync("egov.tests.*");
        await using var everything = await ForeignClient.ListenAsync(world.Broker, "#");
        var service = await world.StartAsync(m => m.Handle(WhenThingChangedEcho.Handle));

        await service.ChangeAsync(Guid.CreateVersion7());

        await Soon.IsTrue(() => everything.Received.Count == 2, "the event and its echo are delivered");
        using var changed = JsonDocument.Parse(everything.Received[0].Body);
        using var echoed = JsonDocument.Parse(everything.Received[1].Body);
        echoed.RootElement.GetProperty("causationid").GetGuid().ShouldBe(changed.RootElement.GetProperty("id").GetGuid());
        foreign.Received.ShouldBeEmpty("one word is not four");
    }

    [Fact]
    public async Task The_trace_of_a_change_leads_to_its_effect()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "EGov.Messaging" or nameof(HandlingTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingChanged.Handle));
        using var source = new ActivitySource(nameof(HandlingTests));
        using var request = source.StartActivity("request").ShouldNotBeNull();

        await service.ChangeAsync(Guid.CreateVersion7());
        await service.HandledAsync(1);

        await Soon.IsTrue(() => spans.Count(s => s.TraceId == request.TraceId && s.Source.Name == "EGov.Messaging") >= 2, "both spans end");
        spans.Where(s => s.TraceId == request.TraceId).Select(s => s.Kind).ShouldBe([ActivityKind.Producer, ActivityKind.Consumer], ignoreOrder: true);
    }

    [Fact]
    public async Task Lag_and_rates_are_measured()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingChanged.Handle));
        using var measured = service.Measure();

        await using (var held = await world.OpenAsync())
        await using (var transaction = await held.BeginTransactionAsync())
        {
            await using var command = new Npgsql.NpgsqlCommand("select pg_current_xact_id()", held, transaction);
            await command.ExecuteScalarAsync();
            await service.ChangeAsync(Guid.CreateVersion7(), Guid.CreateVersion7());
            await Soon.IsTrue(() => measured["egov.event_log.lag.rows"] == 2 && measured["egov.event_log.lag.seconds"] > 0, "the lag is seen");
        }

        await service.HandledAsync(2);
        await Soon.IsTrue(() => measured["egov.event_log.lag.rows"] == 0, "the lag is gone");
        measured["egov.events.published"].ShouldBe(2);
        measured["egov.events.handled"].ShouldBe(2);
    }
}
