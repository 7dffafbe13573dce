using EGov.Messaging.Handling;
using EGov.Messaging.Log;
using EGov.Messaging.Operations;
using EGov.Messaging.Relay;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace EGov.Messaging;

/// <summary>Adds the event log, its relay and the inbox to a service.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Everything a service needs to tell facts and to act on those of others. The tables come with <c>modelBuilder.AddEventLog()</c>;
    /// the broker is <c>ConnectionStrings:rabbitmq</c>.
    /// </summary>
    /// <param name="builder">The service's host.</param>
    /// <param name="service">The service's name in event sources and queue names.</param>
    /// <param name="configure">The service's handlers.</param>
    public static IHostApplicationBuilder AddMessaging<TDb>(this IHostApplicationBuilder builder, string service, Action<MessagingBuilder>? configure = null)
        where TDb : DbContext
    {
        var messaging = new MessagingBuilder(service);
        configure?.Invoke(messaging);

        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        // Read when first needed: hosts under test add their configuration after this line.
        services.AddSingleton(p => new MessagingOptions(
            service, BrokerOf(p.GetRequiredService<IConfiguration>()), typeof(TDb), [.. messaging.Handlers.Select(h => h.Queue)]));
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<BrokerConnection>();
        services.AddSingleton<ErrorQueues>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<SliceRunner<TDb>>();
        services.AddScoped<ParkedSubjects>();
        services.AddScoped<EventOrigin>();
        services.AddScoped<IEventLog, EventLog<TDb>>();
        services.ConfigureDbContext<TDb>((provider, db) => db.AddInterceptors(new CommitWatch(provider.GetRequiredService<CommitSignal>())), ServiceLifetime.Singleton);

        services.AddMassTransit(bus =>
        {
            // The platform tells nobody outside what it uses.
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            bus.UsingRabbitMq((context, rabbit) => Endpoints.Configure<TDb>(rabbit, context, messaging.Handlers));
        });
        services.AddHealthChecks().AddCheck<MessagingHealth>("event-log", HealthStatus.Degraded);

        // After the bus, so that they stop before it.
        services.AddHostedService<RelayService<TDb>>();
        services.AddHostedService<LagSampler<TDb>>();
        services.AddHostedService<InboxPurge<TDb>>();
        return builder;
    }

    private static Uri BrokerOf(IConfiguration configuration)
        => configuration.GetConnectionString("rabbitmq") is { } broker
            ? new Uri(broker)
            : throw new InvalidOperationException("ConnectionStrings:rabbitmq is not configured.");
}
