using Microsoft.EntityFrameworkCore;

namespace EGov.Messaging.Tests;

/// <summary>The subject of the tests: something with a version that is told about.</summary>
internal sealed class Thing : IEventSubject
{
    public required Guid Id { get; init; }

    public int Version { get; private set; }

    public void Change() => Version++;
}

/// <summary>What the handlers did, one row each time they did it.</summary>
internal sealed class Effect
{
    public long Id { get; init; }

    public required Guid EventId { get; init; }

    public required Guid Subject { get; init; }

    public required int SubjectVersion { get; init; }
}

internal sealed record ThingChanged(Guid ThingId, int Version, string Note)
{
    public const string EventType = "egov.tests.thing-changed.v1";
}

internal sealed record ThingEchoed(Guid ThingId)
{
    public const string EventType = "egov.tests.thing-echoed.v1";
}

internal sealed record ThingBroken(Guid ThingId)
{
    public const string EventType = "egov.tests.thing-broken.v1";
}

internal sealed class ThingsDb(DbContextOptions<ThingsDb> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Thing>().Property(t => t.Version).IsConcurrencyToken();
        modelBuilder.AddEventLog();
    }
}
