using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

        builder.Services.AddHttpContextAccessor();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new MessagingOptions(service));
        builder.Services.AddScoped<EventOrigin>();
        builder.Services.AddScoped<IEventLog, EventLog<TDb>>();
        return builder;
    }
}
