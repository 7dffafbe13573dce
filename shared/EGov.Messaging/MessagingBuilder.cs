using EGov.Messaging.Handling;

namespace EGov.Messaging;

/// <summary>Says which events a service acts on.</summary>
public sealed class MessagingBuilder
{
    private readonly string _service;
    private readonly List<ConsumerSlice> _handlers = [];

    internal MessagingBuilder(string service) => _service = service;

    internal IReadOnlyList<ConsumerSlice> Handlers => _handlers;

    /// <summary>
    /// Adds a consumer slice with a quorum queue of its own: <c>m.Handle(WhenAgencyOpened.Handle)</c> for
    /// <c>internal static Task Handle(AgencyOpened e, EventContext context, DossiersDb db, CancellationToken ct)</c> of <c>static class WhenAgencyOpened</c>.
    /// The first parameter is the event; the others come from the scope of the message. It runs inside a transaction that already holds its
    /// inbox row; what it changed is saved and committed after it, and only then is the message acknowledged.
    /// </summary>
    /// <param name="handler">The static <c>Handle</c> method.</param>
    public MessagingBuilder Handle(Delegate handler) => Add(new ConsumerSlice(_service, handler.Method));

    /// <summary>
    /// Adds a consumer slice that acts on several events alike, through one queue. Its first parameter is a <c>JsonElement</c>, the event's data
    /// as it is; which event it was, of what and in which version, is in the <see cref="EventContext"/>.
    /// </summary>
    /// <param name="handler">The static <c>Handle</c> method.</param>
    /// <param name="events">The contract records of the events.</param>
    public MessagingBuilder HandleAny(Delegate handler, params IReadOnlyList<Type> events) => Add(new ConsumerSlice(_service, handler.Method, events));

    private MessagingBuilder Add(ConsumerSlice added)
    {
        if (_handlers.Any(h => string.Equals(h.Queue, added.Queue, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"Two handlers are named {added.Queue}.");
        }

        _handlers.Add(added);
        return this;
    }
}
