using Microsoft.EntityFrameworkCore;

namespace EGov.Messaging.Tests;

public sealed class LateCommitTests
{
    [Fact]
    public async Task A_transaction_that_commits_late_with_a_lower_position_is_never_skipped()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        var (first, late, early) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.ChangeAsync(first);
        await Soon.IsTrue(() => foreign.Received.Count == 1, "the relay works");

        await service.InTransactionAsync(async (db, events) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var thing = new Thing { Id = late };
            thing.Change();
            db.Add(thing);
            events.Stage(thing, new ThingChanged(late, 1, "late"));
            await db.SaveChangesAsync();
            await service.ChangeAsync(early);
            await world.RelayLooksAsync();
            await transaction.CommitAsync();
        });

        (await world.ScalarAsync<bool>($"select (select position from event_log where subject = '{late}') < (select position from event_log where subject = '{early}')")).ShouldBeTrue();
        await Soon.IsTrue(() => foreign.Received.Count >= 3, "the late one is delivered too");
        foreign.Order.Select(m => m.Subject).ShouldBe([first, late, early], ignoreOrder: true);
    }

    [Fact]
    public async Task A_subject_keeps_its_order_although_the_later_change_has_the_lower_transaction_id()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        var id = Guid.CreateVersion7();

        await service.InTransactionAsync(async (db, events) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select pg_current_xact_id()");
            await service.ChangeAsync(id);
            await world.RelayLooksAsync();
            var thing = await db.Things.SingleAsync(t => t.Id == id);
            thing.Change();
            events.Stage(thing, new ThingChanged(id, 2, "second"));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        (await world.ScalarAsync<bool>("select (select tx from event_log where subject_version = 2) < (select tx from event_log where subject_version = 1)")).ShouldBeTrue();
        await Soon.IsTrue(() => foreign.Received.Count >= 2, "both are delivered");
        foreign.Order.Select(m => m.Version).ShouldBe([1, 2]);
    }
}
