using EGov.Messaging.Relay;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace EGov.Messaging.Handling;

/// <summary>The bus of a service: where it publishes, and one quorum queue per consumer slice.</summary>
internal static class Endpoints
{
    /// <summary>RabbitMQ 4 drops a message after 20 deliveries unless told otherwise; ours end in the error queue by our own decision.</summary>
    private const int NeverDropped = 1_000_000;
    private const int OrdinaryRetries = 12;
    private const int OutageRetries = 10_000;

    public static void Configure<TDb>(IRabbitMqBusFactoryConfigurator bus, IServiceProvider services, IReadOnlyList<ConsumerSlice> slices)
        where TDb : DbContext
    {
        var options = services.GetRequiredService<MessagingOptions>();
        var credentials = options.Broker.UserInfo.Split(':', 2);
        bus.Host(options.Broker, options.Service, host =>
        {
            host.Username(Uri.UnescapeDataString(credentials[0]));
            host.Password(credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : string.Empty);
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.PublisherConfirmation = true; // the default, said here because the event log depends on it
        });
        bus.Message<EventMessage>(m => m.SetEntityName(Topology.Events));
        bus.Publish<EventMessage>(p =>
        {
            p.ExchangeType = ExchangeType.Topic;
            // Said because the message type is internal, and MassTransit takes that for a passing one.
            p.Durable = true;
            p.AutoDelete = false;
            p.AlternateExchange = Topology.Unheard;
        });

        var metrics = services.GetRequiredService<MessagingMetrics>();
        var runner = services.GetRequiredService<SliceRunner<TDb>>();
        var known = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var slice in slices)
        {
            if (slice.Services.FirstOrDefault(type => !known.IsService(type)) is { } unknown)
            {
                throw new InvalidOperationException($"{slice.Queue} takes a {unknown}, which is not registered.");
            }

            bus.ReceiveEndpoint(slice.Queue, endpoint => Configure(endpoint, slice, runner, options, metrics));
        }
    }

    private static void Configure<TDb>(IRabbitMqReceiveEndpointConfigurator endpoint, ConsumerSlice slice, SliceRunner<TDb> runner, MessagingOptions options, MessagingMetrics metrics)
        where TDb : DbContext
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", NeverDropped);
        endpoint.PrefetchCount = options.HandlerConcurrency * 4;
        endpoint.ConcurrentMessageLimit = options.HandlerConcurrency;
        foreach (var eventType in slice.EventTypes)
        {
            endpoint.Bind(eventType, type => type.Bind(Topology.Events, events =>
            {
                events.ExchangeType = ExchangeType.Topic;
                events.RoutingKey = eventType;
                events.SetExchangeArgument(Topology.AlternateExchange, Topology.Unheard);
            }));
        }

        endpoint.PublishFaults = false;
        endpoint.ConfigureError(error =>
        {
            error.UseExecute(fault => metrics.DeadLettered(slice.Queue));
            error.UseFilter(new ErrorTransportFilter());
        });
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(TransientFault.IsOutage);
            retry.Exponential(OutageRetries, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(e => TransientFault.Is(e) && !TransientFault.IsOutage(e));
            retry.Exponential(OrdinaryRetries, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(100));
        });
        endpoint.Handler<EventMessage>(message => runner.RunAsync(slice, message));
    }
}
