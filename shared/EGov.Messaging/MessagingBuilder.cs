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
    public MessagingBuilder Handle(Delegate handler)
    {
        var added = new ConsumerSlice(_service, handler.Method);
        if (_handlers.Any(h => string.Equals(h.Queue, added.Queue, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"Two handlers are named {added.Queue}.");
        }

        _handlers.Add(added);
        return this;
    }
}
