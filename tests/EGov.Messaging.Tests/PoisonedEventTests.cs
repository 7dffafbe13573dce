using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGov.Messaging.Tests;

public sealed class PoisonedEventTests
{
    [Fact]
    public async Task An_event_the_broker_refuses_parks_its_subject_and_nothing_else()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        var (poisoned, healthy) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await foreign.RefuseAsync(ThingBroken.EventType);

        await service.ChangeAsync(poisoned);
        await service.BreakAsync(poisoned);
        await service.ChangeAsync(poisoned);
        await service.ChangeAsync(healthy, healthy);

        await Soon.IsTrue(async () => await service.ParkedAsync() is [{ Events: 2 }], "the event and its follower are parked");
        await Soon.IsTrue(() => foreign.VersionsOf(healthy) is [1, 2], "other subjects pass");
        (await service.ParkedAsync())[0].Reason.ShouldNotBeNull().ShouldContain("refused");
        (await service.HealthAsync()).ShouldBe(HealthStatus.Degraded);
        foreign.VersionsOf(poisoned).Distinct().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_released_subject_goes_on_in_order()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync(ThingChanged.EventType);
        var service = await world.StartAsync();
        var id = Guid.CreateVersion7();
        await foreign.RefuseAsync(ThingBroken.EventType);
        await service.BreakAsync(id);
        for (var i = 0; i < 5; i++)
        {
            await service.ChangeAsync(id);
        }

        await Soon.IsTrue(async () => await service.ParkedAsync() is [{ Events: 6 }], "six events wait");
        foreign.Received.ShouldBeEmpty();
        await service.ReleaseAsync(id);
        await Soon.IsTrue(async () => await world.ScalarAsync<long>("select count(*) from event_parked where released_at is null") == 6, "released too early, it is parked again");

        await foreign.AcceptAsync(ThingBroken.EventType);
        (await service.ReleaseAsync(id)).ShouldBe(6);
        await service.ChangeAsync(id);

        await Soon.IsTrue(() => foreign.Received.Count == 6, "everything is delivered");
        foreign.VersionsOf(id).ShouldBe([2, 3, 4, 5, 6, 7]);
        (await service.ParkedAsync()).ShouldBeEmpty();
        (await service.HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task What_does_not_fit_into_a_frame_is_parked_at_once()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        await world.ExecuteAsync($"insert into event_log (id, type, subject, subject_version, body) values (gen_random_uuid(), '{new string('k', 300)}', 'a', 1, '\\x7b7d')");

        var other = Guid.CreateVersion7();
        await service.ChangeAsync(other);

        await Soon.IsTrue(() => foreign.VersionsOf(other) is [1], "others pass");
        await Soon.IsTrue(async () => await service.ParkedAsync() is [{ Subject: "a" }], "it is parked");
    }

    [Fact]
    public async Task An_event_nobody_listens_to_is_no_fault()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = await world.StartAsync();

        await service.ChangeAsync(Guid.CreateVersion7(), Guid.CreateVersion7());

        await Soon.IsTrue(() => world.IsRelayedAsync(), "the relay goes on");
        (await service.ParkedAsync()).ShouldBeEmpty();
        var foreign = await world.ConnectAsync();
        await Soon.IsTrue(async () => await foreign.CountAsync("egov.unheard") == 2, "the events can be looked at");
    }
}
