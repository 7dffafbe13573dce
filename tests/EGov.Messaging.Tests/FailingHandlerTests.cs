using System.Text;

namespace EGov.Messaging.Tests;

public sealed class FailingHandlerTests
{
    private const string Queue = "things.when-thing-broken";

    [Fact]
    public async Task A_permanent_failure_goes_to_the_error_queue_with_its_reason_and_can_be_sent_back()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingBroken.Handle));
        using var measured = service.Measure();
        var thing = Guid.CreateVersion7();
        WhenThingBroken.FailFor(thing, WhenThingBroken.Permanent);

        await service.BreakAsync(thing);

        await Soon.IsTrue(async () => await service.ErrorQueues.ReadAsync(Queue, 10, CancellationToken.None) is [{ Reason: "The thing cannot be mended." }], "the reason is in the error queue");
        measured["egov.events.dead_lettered"].ShouldBe(1);
        (await service.EffectsOnAsync(thing)).ShouldBeEmpty();

        WhenThingBroken.Mend(thing);
        // What the look above has put back into its queue may take a moment to be there.
        var sentBack = 0;
        await Soon.IsTrue(async () => (sentBack += await service.ErrorQueues.SendBackAsync(Queue, CancellationToken.None)) > 0, "it is sent back");
        sentBack.ShouldBe(1);

        await service.HandledAsync(1);
        (await service.EffectsOnAsync(thing)).ShouldBe([1]);
        (await service.ErrorQueues.CountAsync(CancellationToken.None))[Queue].ShouldBe(0u);
    }

    [Fact]
    public async Task A_transient_failure_is_tried_again()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingBroken.Handle));
        using var measured = service.Measure();
        var thing = Guid.CreateVersion7();
        WhenThingBroken.FailFor(thing, WhenThingBroken.Transient);

        await service.BreakAsync(thing);
        await Soon.IsTrue(() => WhenThingBroken.AttemptsAt(thing) >= 3, "it is tried again");
        WhenThingBroken.Mend(thing);

        await service.HandledAsync(1);
        (await service.EffectsOnAsync(thing)).ShouldBe([1]);
        measured["egov.events.redelivered"].ShouldBeGreaterThanOrEqualTo(2);
        (await service.ErrorQueues.CountAsync(CancellationToken.None))[Queue].ShouldBe(0u);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"thingId":"01a20173-b879-77ad-a7c0-1bbf7467764b"}""")]
    [InlineData("""{"specversion":"1.0","id":"not a uuid","source":"/x","type":"egov.tests.thing-broken.v1"}""")]
    public async Task What_is_not_a_cloud_event_goes_to_the_error_queue(string body)
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync(m => m.Handle(WhenThingBroken.Handle));
        var foreign = await world.ConnectAsync();

        await foreign.SendAsync(ThingBroken.EventType, Encoding.UTF8.GetBytes(body));

        await Soon.IsTrue(async () => (await service.ErrorQueues.CountAsync(CancellationToken.None))[Queue] == 1, "the message is in the error queue");
        (await service.EffectsAsync()).ShouldBe(0);
    }
}
