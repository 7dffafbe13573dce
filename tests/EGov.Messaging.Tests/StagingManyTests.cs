using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Messaging.Tests;

public sealed class StagingManyTests
{
    [Fact]
    public async Task Many_events_of_one_transaction_are_delivered_once_and_read_like_any_other()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var foreign = await world.ListenAsync();
        var service = await world.StartAsync();
        var ids = Enumerable.Range(0, 2000).Select(_ => Guid.CreateVersion7()).ToArray();

        await StageAsync(service, ids, commit: true);

        await Soon.IsTrue(() => foreign.Received.Count >= ids.Length, "all events are delivered");
        foreign.Received.Count.ShouldBe(ids.Length);
        foreign.Order.Select(m => m.Subject).ShouldBe(ids, ignoreOrder: true);
        using var json = JsonDocument.Parse(foreign.Received[0].Body);
        json.RootElement.GetProperty("type").GetString().ShouldBe(ThingChanged.EventType);
        json.RootElement.GetProperty("subjectversion").GetInt32().ShouldBe(7);
        json.RootElement.GetProperty("data").GetProperty("note").GetString().ShouldBe("Hồ sơ đã đổi");
    }

    [Fact]
    public async Task They_vanish_with_a_transaction_that_is_rolled_back()
    {
        await using var world = await MessagingWorld.CreateAsync();
        var service = world.Build();

        await StageAsync(service, [Guid.CreateVersion7(), Guid.CreateVersion7()], commit: false);

        (await world.ScalarAsync<long>("select count(*) from event_log")).ShouldBe(0);
    }

    [Fact]
    public async Task They_are_refused_outside_a_transaction()
    {
        await using var world = await MessagingWorld.CreateAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => world.Build().InTransactionAsync(
            (_, events) => events.StageManyAsync([new ManyStaged(Guid.CreateVersion7(), 1, new ThingChanged(Guid.Empty, 1, ""))], CancellationToken.None)));
    }

    private static Task<bool> StageAsync(ThingsService service, IEnumerable<Guid> ids, bool commit) => service.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<ThingsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.GetRequiredService<IEventLog>().StageManyAsync([.. ids.Select(id => new ManyStaged(id, 7, new ThingChanged(id, 7, "Hồ sơ đã đổi")))], CancellationToken.None);
        if (commit)
        {
            await transaction.CommitAsync();
        }

        return commit;
    });
}
