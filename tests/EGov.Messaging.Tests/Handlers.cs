using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;

namespace EGov.Messaging.Tests;

internal static class WhenThingChanged
{
    internal static Task Handle(ThingChanged e, EventContext context, ThingsDb db)
    {
        db.Effects.Add(new Effect { EventId = context.Id, Subject = e.ThingId, SubjectVersion = context.SubjectVersion });
        return Task.CompletedTask;
    }
}

/// <summary>Tells a fact of its own for each it is told.</summary>
internal static class WhenThingChangedEcho
{
    internal static async Task Handle(ThingChanged e, ThingsDb db, IEventLog events, CancellationToken ct)
    {
        var thing = new Thing { Id = Guid.CreateVersion7() };
        await db.Things.AddAsync(thing, ct);
        events.Stage(thing, new ThingEchoed(e.ThingId));
    }
}

/// <summary>Acts on several events alike.</summary>
internal static class WhenAnyThing
{
    internal static Task Handle(JsonElement data, EventContext context, ThingsDb db)
    {
        data.GetProperty("thingId").GetGuid().ShouldBe(context.Subject);
        db.Effects.Add(new Effect { EventId = context.Id, Subject = context.Subject, SubjectVersion = context.SubjectVersion });
        return Task.CompletedTask;
    }
}

/// <summary>Fails the way each test tells it to.</summary>
internal static class WhenThingBroken
{
    private static readonly ConcurrentDictionary<Guid, Func<Exception>> Faults = new();
    private static readonly ConcurrentDictionary<Guid, int> Attempts = new();

    internal static void FailFor(Guid thing, Func<Exception> fault) => Faults[thing] = fault;

    internal static void Mend(Guid thing) => Faults.TryRemove(thing, out _);

    internal static int AttemptsAt(Guid thing) => Attempts.GetValueOrDefault(thing);

    internal static Exception Permanent() => new InvalidOperationException("The thing cannot be mended.");

    internal static Exception Transient() => new NpgsqlException("The server went away.", new IOException("broken pipe"));

    internal static Task Handle(ThingBroken e, EventContext context, ThingsDb db)
    {
        db.Effects.Add(new Effect { EventId = context.Id, Subject = e.ThingId, SubjectVersion = context.SubjectVersion });
        Attempts.AddOrUpdate(e.ThingId, 1, (_, n) => n + 1);
        return Faults.TryGetValue(e.ThingId, out var fault) ? Task.FromException(fault()) : Task.CompletedTask;
    }
}
