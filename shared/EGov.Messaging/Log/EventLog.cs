using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Messaging.Log;

/// <summary>Stages events on the scope's own DbContext.</summary>
internal sealed class EventLog<TDb>(TDb db, MessagingOptions options, EventOrigin origin, TimeProvider clock) : IEventLog
    where TDb : DbContext
{
    public void Stage(IEventSubject subject, object @event)
    {
        var context = ContextOf(subject.Id, subject.Version, @event, clock.GetUtcNow());
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

    public async Task StageManyAsync(IReadOnlyCollection<ManyStaged> events, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Many events are staged inside the transaction that makes them true; none is open.");
        }

        if (events.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy event_log (id, type, subject, subject_version, body, actor) from stdin (format binary)", ct);
        foreach (var (subject, version, @event) in events)
        {
            var context = ContextOf(subject, version, @event, now);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(context.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(context.Type, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(subject.ToString(), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(version, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(CloudEvent.Write(context, @event), NpgsqlDbType.Bytea, ct);
            await (context.Actor is { } actor ? copy.WriteAsync(actor, NpgsqlDbType.Text, ct) : copy.WriteNullAsync(ct));
        }

        await copy.CompleteAsync(ct);
        // The context tracks none of them, so the commit would not wake the relay.
        CommitWatch.Expect(db);
    }

    private EventContext ContextOf(Guid subject, int version, object @event, DateTimeOffset now) => new(
        Guid.CreateVersion7(),
        EventNames.Of(@event.GetType()),
        options.Source,
        subject,
        version,
        now,
        origin.Actor,
        origin.CorrelationId,
        origin.CausationId,
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null);
}
