using System.Security.Cryptography;
using System.Text;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// A petition (phản ánh, kiến nghị) and its way: received, accepted or refused within competence, forwarded to who is competent, answered within the
/// rule's working days, extended once. Answers in time by QĐ 766: answered by the due time / within competence (not refused).
/// </summary>
internal sealed class Petition : IEventSubject
{
    private readonly List<PetitionStep> _steps = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    public required string Code { get; init; }

    public PetitionSubject About { get; init; }

    /// <summary>Agency that has it now.</summary>
    public Guid AgencyId { get; private set; }

    public Guid? DossierId { get; init; }

    public Guid? ProcedureId { get; init; }

    public string? Field { get; init; }

    public string Title { get; init; } = "";

    public string Content { get; init; } = "";

    public Guid? OwnerId { get; init; }

    public string AskerName { get; init; } = "";

    public string? AskerPhone { get; init; }

    public string? AskerEmail { get; init; }

    /// <summary>Hash of the key by which an asker without an account reads the answer.</summary>
    public byte[]? KeyHash { get; init; }

    public PetitionState State { get; private set; } = PetitionState.Received;

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? ExtendedAt { get; private set; }

    public DateTimeOffset? OverdueAt { get; private set; }

    public string? RefusalReason { get; private set; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool? AskerSatisfied { get; private set; }

    public string? PublishedTitle { get; private set; }

    public string? PublishedQuestion { get; private set; }

    public string? PublishedAnswer { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public int StepCount { get; private set; }

    public IReadOnlyList<PetitionStep> Steps => _steps;

    internal bool IsOpen => State is PetitionState.Received or PetitionState.Accepted;

    internal void Begin(Guid agencyId, DateTimeOffset dueAt, Actor actor)
    {
        (AgencyId, DueAt) = (agencyId, dueAt);
        Note(PetitionAction.Received, actor, ReceivedAt, null);
    }

    internal Refusal? Accept(Actor actor, DateTimeOffset at) => State == PetitionState.Received
        ? Moved(PetitionState.Accepted, PetitionAction.Accepted, actor, at, null)
        : Refusals.PetitionMove;

    internal Refusal? Refuse(string reason, Actor actor, DateTimeOffset at)
    {
        if (State != PetitionState.Received)
        {
            return Refusals.PetitionMove;
        }

        RefusalReason = reason;
        return Moved(PetitionState.Refused, PetitionAction.Refused, actor, at, reason);
    }

    /// <summary>The time goes on: whoever holds it, the asker waits.</summary>
    internal Refusal? Forward(Guid agencyId, string reason, Actor actor, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return Refusals.PetitionMove;
        }

        if (agencyId == AgencyId)
        {
            return Refusals.PetitionForwardedToSelf;
        }

        AgencyId = agencyId;
        return Moved(PetitionState.Received, PetitionAction.Forwarded, actor, at, reason);
    }

    internal Refusal? Extend(DateTimeOffset dueAt, string reason, Actor actor, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return Refusals.PetitionMove;
        }

        if (ExtendedAt is not null)
        {
            return Refusals.PetitionExtended;
        }

        if (at > DueAt)
        {
            return Refusals.PetitionIsOverdue;
        }

        (ExtendedAt, DueAt) = (at, dueAt);
        return Moved(State, PetitionAction.Extended, actor, at, reason);
    }

    internal Refusal? Reply(string answer, Actor actor, DateTimeOffset at)
    {
        if (State != PetitionState.Accepted)
        {
            return Refusals.PetitionMove;
        }

        (Answer, AnsweredAt) = (answer, at);
        return Moved(PetitionState.Answered, PetitionAction.Answered, actor, at, null);
    }

    internal Refusal? Rate(bool satisfied, DateTimeOffset at)
    {
        if (State != PetitionState.Answered)
        {
            return Refusals.PetitionNotAnswered;
        }

        if (AskerSatisfied is not null)
        {
            return Refusals.PetitionRated;
        }

        AskerSatisfied = satisfied;
        return Moved(State, PetitionAction.Rated, new Actor(OwnerId, null, null), at, null);
    }

    /// <summary>Publishes words of their own; whether they name somebody is checked before.</summary>
    internal Refusal? Publish(string title, string question, string answer, Actor actor, DateTimeOffset at)
    {
        if (State != PetitionState.Answered)
        {
            return Refusals.PetitionNotAnswered;
        }

        if (PublishedAt is not null)
        {
            return Refusals.PetitionIsPublished;
        }

        (PublishedTitle, PublishedQuestion, PublishedAnswer, PublishedAt) = (title, question, answer, at);
        return Moved(State, PetitionAction.Published, actor, at, null);
    }

    internal void FoundOverdue(DateTimeOffset at)
    {
        OverdueAt = at;
        Moved(State, PetitionAction.Overdue, new Actor(null, null, null), at, null);
    }

    internal static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private Refusal? Moved(PetitionState state, PetitionAction action, Actor actor, DateTimeOffset at, string? note)
    {
        (State, Version) = (state, Version + 1);
        Note(action, actor, at, note);
        return null;
    }

    private void Note(PetitionAction action, Actor actor, DateTimeOffset at, string? note) => _steps.Add(new PetitionStep
    {
        PetitionId = Id,
        Seq = ++StepCount,
        AgencyId = AgencyId,
        Action = action,
        Actor = actor.AccountId,
        ActorName = actor.Name,
        Note = note,
        At = at,
    });
}

/// <summary>One thing that happened to a petition.</summary>
internal sealed class PetitionStep
{
    public Guid PetitionId { get; init; }

    public int Seq { get; init; }

    public Guid AgencyId { get; init; }

    public PetitionAction Action { get; init; }

    public Guid? Actor { get; init; }

    public string? ActorName { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Last number given in a year.</summary>
internal sealed class PetitionCounter
{
    public int Year { get; init; }

    public int Last { get; init; }
}

/// <summary>Where a petition stands.</summary>
public enum PetitionState
{
    Received = 1,
    Accepted,
    Refused,
    Answered,
}

/// <summary>What happened to a petition.</summary>
public enum PetitionAction
{
    Received = 1,
    Accepted,
    Refused,
    Forwarded,
    Extended,
    Answered,
    Rated,
    Published,
    Overdue,
}
