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
}
