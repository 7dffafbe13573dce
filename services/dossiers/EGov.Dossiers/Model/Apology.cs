using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>
/// A letter of apology with a new date (văn bản xin lỗi, form 04; NĐ 61/2018 art. 19.9): proposed by the sweep or by a leader, then signed,
/// which sends it, or dismissed with a reason; it lapses when the dossier ends or its clock stops before that.
/// </summary>
internal sealed class Apology
{
    public Guid Id { get; init; }

    public int Version { get; private set; } = 1;

    public Guid DossierId { get; init; }

    public Guid ReceivingAgencyId { get; init; }

    /// <summary>Version of the dossier's procedure. A copy, so that reports by procedure and field need not read the dossiers.</summary>
    public Guid ProcedureVersionId { get; init; }

    /// <summary>Agency that held the dossier when it was proposed and, once signed, the one that apologises.</summary>
    public Guid AgencyId { get; private set; }

    public ApologyState State { get; private set; } = ApologyState.Proposed;

    /// <summary>The due time that will not be kept.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Latest moment at which sending it is in time.</summary>
    public DateTimeOffset SignBy { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>New date as computed from what the remaining steps need.</summary>
    public DateTimeOffset ProposedDueAt { get; init; }

    /// <summary>Reason told to the applicant, or why no letter is needed.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? NewDueAt { get; private set; }

    /// <summary>Whether it was sent as early as the law wants; null until signed.</summary>
    public bool? InTime { get; private set; }

    /// <summary>When it was signed, dismissed or lapsed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    public string? ClosedByName { get; private set; }

    /// <summary>Title of the signer's post on the day of the signature; null where none is known.</summary>
    public string? SignerTitle { get; private set; }

    /// <summary>Whether the head, a deputy for the head or somebody else signed.</summary>
    public SigningCapacity? SignedAs { get; private set; }

    internal static Apology Propose(Dossier dossier, DateTimeOffset signBy, DateTimeOffset proposedDueAt, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        DossierId = dossier.Id,
        ReceivingAgencyId = dossier.ReceivingAgencyId,
        ProcedureVersionId = dossier.ProcedureVersionId,
        AgencyId = dossier.Lead.AgencyId,
        DueAt = dossier.DueAt ?? throw new InvalidOperationException("A dossier without a due time needs no apology."),
        SignBy = signBy,
        ProposedAt = at,
        ProposedDueAt = proposedDueAt,
    };

    /// <summary>Whether it still stands: not closed, and the dossier still runs towards the due time it is about.</summary>
    internal bool StandsFor(Dossier dossier) => State == ApologyState.Proposed && dossier.MayBeRescheduled && dossier.DueAt == DueAt;

    /// <summary>Signs it, which sends it and moves the due time of its dossier.</summary>
    internal Refusal? Sign(Dossier dossier, string reason, ResumedDueTimes due, DateTimeOffset at, Signer signer)
    {
        if (!StandsFor(dossier))
        {
            return Refusals.ApologyClosed;
        }

        if (dossier.Reschedule(due, reason, at, signer.Actor) is { } refusal)
        {
            return refusal;
        }

        (AgencyId, NewDueAt, InTime) = (dossier.Lead.AgencyId, due.Dossier, at <= SignBy);
        (SignerTitle, SignedAs) = (signer.Title, signer.Capacity);
        Close(ApologyState.Sent, reason, at, signer.Actor);
        return null;
    }

    /// <summary>No letter is needed; the dossier keeps its due time.</summary>
    internal Refusal? Dismiss(string reason, DateTimeOffset at, Actor actor)
    {
        if (State != ApologyState.Proposed)
        {
            return Refusals.ApologyClosed;
        }

        Close(ApologyState.Dismissed, reason, at, actor);
        return null;
    }

    /// <summary>The decision that had taken it away is void: it waits for its signature again.</summary>
    internal void Reopen()
    {
        if (State == ApologyState.Lapsed)
        {
            (State, ClosedAt, Version) = (ApologyState.Proposed, null, Version + 1);
        }
    }

    private void Close(ApologyState state, string reason, DateTimeOffset at, Actor actor) =>
        (State, Reason, ClosedAt, ClosedBy, ClosedByName, Version) = (state, reason, at, actor.AccountId, actor.Name, Version + 1);
}

/// <summary>Who signs, with the title of the day and whether by a written authorisation of the head.</summary>
internal sealed record Signer(Actor Actor, string? Title, bool IsAuthorised)
{
    internal SigningCapacity? Capacity => IsAuthorised ? SigningCapacity.Authorised : Title is null ? null : SigningTitle.CapacityOf(Title);
}

/// <summary>What has become of a letter of apology.</summary>
public enum ApologyState
{
    /// <summary>Waits for the leader.</summary>
    Proposed = 1,

    /// <summary>Signed and sent.</summary>
    Sent,

    /// <summary>Not needed, with a reason.</summary>
    Dismissed,

    /// <summary>The dossier ended, or its clock stopped, before it was signed.</summary>
    Lapsed,
}
