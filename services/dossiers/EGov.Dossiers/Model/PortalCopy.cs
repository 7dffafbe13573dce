namespace EGov.Dossiers.Model;

/// <summary>
/// What the national portal was told of a dossier and what it says it has. Level-triggered: an event only says that there is something newer
/// to tell, the message is made of the dossier as it stands when it is sent, so bursts collapse and a lost answer is mended by telling again.
/// </summary>
internal sealed class PortalCopy
{
    public Guid DossierId { get; init; }

    /// <summary>Newest version of the dossier that an event told of.</summary>
    public int WantedVersion { get; init; }

    /// <summary>When that version came about.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Version the portal has confirmed; 0 before the first.</summary>
    public int ToldVersion { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>State and due time in that message.</summary>
    public short? ToldState { get; init; }

    public DateTimeOffset? ToldDueAt { get; init; }

    /// <summary>Last row of the history told as progress.</summary>
    public int ToldSeq { get; init; }

    /// <summary>Attempts since the last confirmation.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>The portal said no: told again only after a change or when somebody asks for it.</summary>
    public bool Refused { get; init; }

    /// <summary>The portal's code, or <c>unreachable</c>.</summary>
    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>What the portal answered when it was last asked; null state: it does not know the dossier.</summary>
    public short? TheirState { get; init; }

    public DateTimeOffset? TheirDueAt { get; init; }

    public DateTimeOffset? ComparedAt { get; init; }
}

/// <summary>A message to the portal: one per dossier, service and version, however often it was sent.</summary>
internal sealed class PortalMessage
{
    public Guid DossierId { get; init; }

    /// <summary>Name of the portal's service.</summary>
    public required string Service { get; init; }

    public int Version { get; init; }

    public required string Body { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>The portal's code of the last answer; null when none came.</summary>
    public string? ErrorCode { get; init; }

    public string? Error { get; init; }
}
