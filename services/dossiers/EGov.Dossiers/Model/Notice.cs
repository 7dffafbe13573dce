namespace EGov.Dossiers.Model;

/// <summary>
/// One thing told to an applicant once in one way: by the account's own list, by mail or by SMS. Made from an event, never by hand:
/// event, recipient and channel together are unique. The delivery moves it; see <c>Notices/NoticeDelivery</c> for what "once" means.
/// </summary>
internal sealed class Notice
{
    internal const string RatingLinkMark = "{ratingLink}";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The event it was made from.</summary>
    public Guid EventId { get; init; }

    public NoticeKind Kind { get; init; }

    public NoticeChannel Channel { get; init; }

    /// <summary>Mail address, phone number or account; empty where there is none.</summary>
    public string Recipient { get; init; } = "";

    public Guid? DossierId { get; init; }

    public Guid? PetitionId { get; init; }

    /// <summary>Account that may read it, where there is one.</summary>
    public Guid? OwnerId { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string TitleEnglish { get; init; } = "";

    public string TextEnglish { get; init; } = "";

    /// <summary>When what it tells became true.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public NoticeState State { get; init; }

    /// <summary>Why it cannot be sent, was given up, or is still waiting.</summary>
    public string? Reason { get; init; }

    public int Attempts { get; init; }

    /// <summary>Attempts after which nobody knew whether the other side had taken it: each may have been a delivery.</summary>
    public int UnclearAttempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Who is sending it, until when.</summary>
    public Guid? ClaimId { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the other side calls it.</summary>
    public string? Reference { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The same for every attempt, so that a second delivery after a crash is recognised as the first one's copy.</summary>
    internal string MessageId(string domain) => $"{Id:N}@{domain}";
}

/// <summary>What an applicant is told.</summary>
public enum NoticeKind
{
    DossierSubmitted = 1,
    DossierReceived,
    DossierDeclined,
    SupplementRequested,
    PaymentRequested,
    DossierStopped,
    DossierResumed,
    ResultReady,
    ResultReturned,
    DossierWithdrawn,
    PaymentReceived,
    PaymentRefunded,
    PetitionReceived,
    PetitionAnswered,
    ApologySent,
    DossierSilent,
    PaymentCancelled,
    ReceptionRefused,
    PetitionAccepted,
    PetitionForwarded,
    PetitionRefused,
}

/// <summary>How an applicant is told.</summary>
public enum NoticeChannel
{
    /// <summary>In the account's own list; always, where there is an account.</summary>
    Account = 1,
    Mail,
    Sms,
}

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>To be sent at its next attempt.</summary>
    Waiting = 1,

    /// <summary>Somebody is sending it.</summary>
    Sending,

    /// <summary>The other side took it.</summary>
    Sent,

    /// <summary>There is no way to send it, and the reason.</summary>
    NotSendable,

    /// <summary>Tried and refused for good, or tried for too long.</summary>
    GivenUp,

    /// <summary>In the account's list.</summary>
    Shown,
}
