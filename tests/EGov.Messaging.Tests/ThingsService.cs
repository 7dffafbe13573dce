using System.Diagnostics.Metrics;
using EGov.Messaging.Operations;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EGov.Messaging.Tests;

/// <summary>A small service with the real wiring: a database, an event log, handlers.</summary>
internal sealed class ThingsService : IAsyncDisposable
{
    private readonly IHost _host;

    private ThingsService(IHost host) => _host = host;

    internal static ThingsService Build(string database, Uri broker, Action<MessagingBuilder>? handlers = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "EGov.Messaging.Tests" });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:rabbitmq", broker.ToString())]);
        builder.Logging.AddConsole().SetMinimumLevel(Environment.GetEnvironmentVariable("EGOV_TEST_LOG") is { } level ? Enum.Parse<LogLevel>(level) : LogLevel.None);
        builder.Services.AddDbContextPool<ThingsDb>(options => options.UseNpgsql(database));
        builder.AddMessaging<ThingsDb>("things", handlers);
        // A service does not wait for the broker; a test does, so that its queues are there when it goes on.
        builder.Services.Configure<MassTransitHostOptions>(bus => bus.WaitUntilStarted = true);
        return new ThingsService(builder.Build());
    }

    internal static async Task<ThingsService> StartAsync(string database, Uri broker, Action<MessagingBuilder>? handlers = null)
    {
        var service = Build(database, broker, handlers);
        await service._host.StartAsync();
        return service;
    }

    internal Task StopAsync() => _host.StopAsync();

    /// <summary>Changes each thing once and tells it, in one transaction each.</summary>
    internal async Task ChangeAsync(params IEnumerable<Guid> things)
    {
        foreach (var id in things)
        {
            await InTransactionAsync(async (db, events) => events.Stage(await ChangedAsync(db, id), new ThingChanged(id, 0, "Hồ sơ đã đổi")));
        }
    }

    internal Task BreakAsync(Guid id) => InTransactionAsync(async (db, events) => events.Stage(await ChangedAsync(db, id), new ThingBroken(id)));

    internal async Task InTransactionAsync(Func<ThingsDb, IEventLog, Task> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        await work(db, scope.ServiceProvider.GetRequiredService<IEventLog>());
        await db.SaveChangesAsync();
    }

    internal Task<T> ReadAsync<T>(Func<ThingsDb, Task<T>> query) => InScopeAsync(scope => query(scope.GetRequiredService<ThingsDb>()));

    internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<List<int>> EffectsOnAsync(Guid thing)
        => ReadAsync(db => db.Effects.Where(e => e.Subject == thing).OrderBy(e => e.Id).Select(e => e.SubjectVersion).ToListAsync());

    internal Task<int> EffectsAsync() => ReadAsync(db => db.Effects.CountAsync());

    /// <summary>Waits until so many effects are there.</summary>
    internal Task HandledAsync(int count, TimeSpan? within = null)
        => Soon.IsTrue(async () => await EffectsAsync() >= count, $"{count} effects are there", within);

    internal Measurements Measure() => new(_host.Services.GetRequiredService<IMeterFactory>());

    internal Task<int> ReleaseAsync(Guid subject) => InScopeAsync(s => s.GetRequiredService<ParkedSubjects>().ReleaseAsync(subject.ToString(), CancellationToken.None));

    internal Task<List<ParkedSubject>> ParkedAsync() => InScopeAsync(s => s.GetRequiredService<ParkedSubjects>().ListAsync(CancellationToken.None));

    internal ErrorQueues ErrorQueues => _host.Services.GetRequiredService<ErrorQueues>();

    internal async Task<HealthStatus> HealthAsync() => (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static async Task<Thing> ChangedAsync(ThingsDb db, Guid id)
    {
        var thing = await db.Things.SingleOrDefaultAsync(t => t.Id == id) ?? db.Things.Add(new Thing { Id = id }).Entity;
        thing.Change();
        return thing;
    }
}
