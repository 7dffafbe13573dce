using System.Diagnostics;
using EGov.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EGov.Messaging.Tests;

/// <summary>Servers of these tests' own, so that they can be taken away.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task With_the_broker_down_for_a_minute_writes_succeed_and_all_is_delivered_after()
    {
        await using var rabbit = await Servers.StartRabbitMqAsync();
        await using var database = await TestDatabase.CreateEmptyAsync("messaging");
        await MessagingWorld.CreateTablesAsync(database.ConnectionString);
        await using var service = await ThingsService.StartAsync(database.ConnectionString, rabbit.Address.Uri("/"), m => m.Handle(WhenThingChanged.Handle));
        var things = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray();
        await service.ChangeAsync(things);
        await service.HandledAsync(things.Length);

        await rabbit.StopAsync();
        var written = things.Length;
        var degraded = 0;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var down = Stopwatch.StartNew(); down.Elapsed < Outage && await pace.WaitForNextTickAsync(); written += 50)
        {
            await service.ChangeAsync(things.Skip(written % 200).Take(50));
            degraded += await service.HealthAsync() == HealthStatus.Degraded ? 1 : 0;
        }

        degraded.ShouldBe((written - things.Length) / 50);
        await rabbit.StartAgainAsync();
        await service.HandledAsync(written, Recovery);
        (await service.EffectsAsync()).ShouldBe(written);
        (await service.HealthAsync()).ShouldBe(HealthStatus.Healthy);
        await NothingIsLostAsync(service);
    }

    [Fact]
    public async Task With_postgresql_killed_under_load_every_committed_event_has_one_effect()
    {
        await using var postgres = await Servers.StartPostgresAsync();
        await using var host = await TestVirtualHost.CreateAsync();
        await using (var admin = new NpgsqlConnection(postgres.ConnectionString()))
        {
            await admin.OpenAsync();
            await using var create = new NpgsqlCommand("create database things", admin);
            await create.ExecuteNonQueryAsync();
        }

        await MessagingWorld.CreateTablesAsync(postgres.ConnectionString("things"));
        await using var service = await ThingsService.StartAsync(postgres.ConnectionString("things"), host.Uri, m => m.Handle(WhenThingChanged.Handle));
        using var ending = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(service, ending.Token)).ToArray();
        await service.HandledAsync(300);

        await postgres.KillAsync();
        await postgres.StartAgainAsync();
        var before = await service.EffectsAsync();
        await service.HandledAsync(before + 300, Recovery);
        await ending.CancelAsync();
        var refused = (await Task.WhenAll(writers)).Sum();

        refused.ShouldBeGreaterThan(0, "the server was away");
        var committed = await service.ReadAsync(db => db.Things.SumAsync(t => t.Version));
        await service.HandledAsync(committed, Recovery);
        (await service.EffectsAsync()).ShouldBe(committed);
        await NothingIsLostAsync(service);
    }

    private static async Task<int> WriteAsync(ThingsService service, CancellationToken ending)
    {
        var refused = 0;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await service.ChangeAsync(Guid.CreateVersion7());
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException)
            {
                refused++;
            }
        }

        return refused;
    }

    private static async Task NothingIsLostAsync(ThingsService service)
    {
        var effects = await service.ReadAsync(db => db.Effects.GroupBy(e => e.Subject).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(e => e.SubjectVersion) }).ToListAsync());
        effects.ShouldAllBe(e => e.Count == e.Last);
    }
}
