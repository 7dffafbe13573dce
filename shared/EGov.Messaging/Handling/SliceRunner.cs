using System.Diagnostics;
using EGov.Messaging.Log;
using EGov.Messaging.Relay;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Messaging.Handling;

/// <summary>Acts on one message once: inbox row, effect and staged events commit together, and only then is the message acknowledged.</summary>
internal sealed class SliceRunner<TDb>(IServiceScopeFactory scopes, MessagingMetrics metrics)
    where TDb : DbContext
{
    public async Task RunAsync(ConsumerSlice slice, ConsumeContext<EventMessage> message)
    {
        if (message.ReceiveContext.Redelivered || message.GetRetryAttempt() > 0)
        {
            metrics.Redelivered(slice.Queue);
        }

        var (context, data) = CloudEvent.Read(message.ReceiveContext.GetBody(), slice.DataType);
        _ = ActivityContext.TryParse(context.TraceParent, null, isRemote: true, out var staged);
        using var span = MessagingMetrics.Activities.StartActivity($"handle {context.Type}", ActivityKind.Consumer, staged);
        span?.SetTag("messaging.system", "rabbitmq").SetTag("messaging.destination.name", slice.Queue).SetTag("messaging.message.id", context.Id).SetTag("egov.event.subject", context.Subject);

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<EventOrigin>().Is(context);
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var ct = message.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var first = await db.Database.ExecuteSqlAsync($"insert into inbox (message_id, handler) values ({context.Id}, {slice.Name}) on conflict do nothing", ct);
        if (first == 0)
        {
            metrics.Duplicate(slice.Queue);
            return;
        }

        await slice.Handle(data, context, scope.ServiceProvider, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        metrics.Handled(slice.Queue);
    }
}
