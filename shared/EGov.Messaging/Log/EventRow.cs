namespace EGov.Messaging.Log;

/// <summary>One row of <c>event_log</c>: outbox, audit trail and source of replays. Rows are only ever added.</summary>
internal sealed class EventRow
{
    /// <summary>Order of writing inside the database; given by it.</summary>
    public long Position { get; init; }

    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    public required int SubjectVersion { get; init; }

    /// <summary>The CloudEvents envelope, byte for byte as it will be on the wire.</summary>
    public required byte[] Body { get; init; }

    public string? Actor { get; init; }
}

/// <summary>The one row that says how far the relay has come: a window of transactions, and the position reached inside it.</summary>
internal sealed class RelayCursor
{
    public const short TheOnlyOne = 1;

    public short Id { get; init; }

    public ulong FromTx { get; init; }

    public ulong ToTx { get; init; }

    public long Position { get; init; }
}

/// <summary>An event that could not be published, or that waits behind one of the same subject.</summary>
internal sealed class ParkedEvent
{
    public long Position { get; init; }

    public required string Subject { get; init; }

    /// <summary>Why the subject stands still; only on the event that stopped it.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset ParkedAt { get; init; }

    /// <summary>Set by an operator: the relay tries the subject's events again.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }
}

/// <summary>This handler has acted on this message: written in the same transaction as what it did.</summary>
internal sealed class InboxEntry
{
    public Guid MessageId { get; init; }

    public required string Handler { get; init; }

    public DateTimeOffset HandledAt { get; init; }
}
