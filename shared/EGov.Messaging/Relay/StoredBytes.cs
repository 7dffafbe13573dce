using System.Net.Mime;
using EGov.Messaging.Log;
using MassTransit;

namespace EGov.Messaging.Relay;

/// <summary>Puts the stored bytes of an event on the wire as they are.</summary>
internal sealed class StoredBytes(LogRow row, string? traceParent) : IPipe<PublishContext<EventMessage>>, IMessageSerializer
{
    private static readonly ContentType CloudEvents = new(CloudEvent.ContentType);

    ContentType IMessageSerializer.ContentType => CloudEvents;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
        => new BytesMessageBody(row.Body);

    public Task Send(PublishContext<EventMessage> context)
    {
        context.Serializer = this;
        context.MessageId = row.Id;
        context.Durable = true;
        // Events nobody listens to are caught by the alternate exchange: a returned one means that the topology is damaged.
        context.Mandatory = true;
        context.SetRoutingKey(row.Type);
        if (traceParent is not null)
        {
            context.Headers.Set("traceparent", traceParent);
        }

        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context)
    {
    }
}
