namespace EGov.Messaging;

/// <summary>
/// The only way a fact leaves a service. A staged event is a row of the service's own database:
/// it commits with the change that made it true, or not at all.
/// </summary>
public interface IEventLog
{
    /// <summary>
    /// Adds the event to the log of the service's DbContext; the next <c>SaveChangesAsync</c> writes it, without a round trip of its own.
    /// Call it after the subject has been changed, so that the event carries the new version.
    /// </summary>
    /// <param name="subject">The changed entity.</param>
    /// <param name="event">A contract record with a <c>public const string EventType</c>.</param>
    void Stage(IEventSubject subject, object @event);

    /// <summary>
    /// Writes many events at once, by COPY, into the transaction that is open on the service's DbContext: for jobs whose changes are
    /// statements over many rows. They are written when the call returns and commit or vanish with the transaction.
    /// </summary>
    /// <param name="events">Events in the order they became true.</param>
    /// <param name="ct">Cancellation.</param>
    Task StageManyAsync(IReadOnlyCollection<ManyStaged> events, CancellationToken ct);
}

/// <summary>One event of many.</summary>
/// <param name="Subject">Identity of the entity it is about.</param>
/// <param name="SubjectVersion">Its version when the fact became true.</param>
/// <param name="Event">A contract record with a <c>public const string EventType</c>.</param>
public readonly record struct ManyStaged(Guid Subject, int SubjectVersion, object Event);
