namespace EGov.Messaging.Relay;

/// <summary>What the relay needs of an event: where it stands, whose it is, and the bytes.</summary>
internal readonly record struct LogRow(long Position, Guid Id, string Type, string Subject, byte[] Body);

/// <summary>A window of transactions and the position reached inside it.</summary>
internal readonly record struct Cursor(ulong From, ulong To, long Position)
{
    public bool IsOpen => From != To;

    public Cursor At(long position) => this with { Position = position };

    public Cursor Close() => new(To, To, 0);
}

/// <summary>Events to send, and where the cursor stands when all of them have been.</summary>
internal sealed record LogPage(IReadOnlyList<LogRow> Rows, Cursor End);

/// <summary>What became of one event.</summary>
internal readonly record struct Outcome(bool Delivered, string? Reason)
{
    public static readonly Outcome Confirmed = new(true, null);

    /// <summary>Not tried, because an earlier event of its subject stands still.</summary>
    public static readonly Outcome Waits = new(false, null);

    public static Outcome Refused(string reason) => new(false, reason);
}
