namespace EGov.Dossiers.Model;

/// <summary>
/// How somebody wants to be told, beside the account's own list: one choice per account, or, where a dossier has no account, what the desk noted
/// for it. Who has chosen nothing is told in every way for which an address is known.
/// </summary>
internal sealed class NoticeChoice
{
    /// <summary>The account, or the dossier without one.</summary>
    public Guid HolderId { get; init; }

    public int Version { get; private set; }

    public bool Mail { get; private set; } = true;

    public bool Sms { get; private set; } = true;

    public Guid? ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    internal void Choose(bool mail, bool sms, Guid? by, DateTimeOffset at) =>
        (Mail, Sms, ChangedBy, ChangedAt, Version) = (mail, sms, by, at, Version + 1);
}
