using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace EGov.Messaging.Log;

/// <summary>Stages events on the scope's own DbContext.</summary>
internal sealed class EventLog<TDb>(TDb db, MessagingOptions options, EventOrigin origin, TimeProvider clock) : IEventLog
    where TDb : DbContext
{
    public void Stage(IEventSubject subject, object @event)
    {
        var context = new EventContext(
            Guid.CreateVersion7(),
            EventNames.Of(@event.GetType()),
            options.Source,
            subject.Id,
            subject.Version,
            clock.GetUtcNow(),
            origin.Actor,
            origin.CorrelationId,
            origin.CausationId,
            Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null);

        db.Add(new EventRow
        {
            Id = context.Id,
            Type = context.Type,
            Subject = subject.Id.ToString(),
            SubjectVersion = subject.Version,
            Body = CloudEvent.Write(context, @event),
            Actor = context.Actor,
        });
    }
}
