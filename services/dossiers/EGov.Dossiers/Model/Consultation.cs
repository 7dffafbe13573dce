using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// One agency asked for its opinion on a dossier by the agency that holds it (lấy ý kiến, NĐ 61/2018 điều 19): what, until when, and what became of it.
/// It never stops the dossier's clock. An answer after the deadline counts as one, and as late.
/// </summary>
internal sealed class Consultation : IEventSubject
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    public Guid DossierId { get; init; }

    /// <summary>Step in which it was asked.</summary>
    public int Step { get; init; }

    public Guid AskingAgencyId { get; private set; }

    /// <summary>Official that asked.</summary>
    public Guid? AskedBy { get; init; }

    public string? AskedByName { get; init; }

    /// <summary>The agency that is asked.</summary>
    public Guid AgencyId { get; private set; }

    public required string Content { get; init; }

    /// <summary>Whether the dossier goes on only after the answer or, at the latest, the deadline.</summary>
    public bool Waits { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public int Reminders { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    public Opinion? Opinion { get; private set; }

    public string? Answer { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When it ended without an answer.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public ConsultationEnding? Ending { get; private set; }

    public string? EndingReason { get; private set; }

    internal bool IsOpen => AnsweredAt is null && ClosedAt is null;

    internal bool IsLate => AnsweredAt > DueAt;

    internal static Consultation Ask(Dossier dossier, Holding row, Guid agencyId, string content, bool waits, DateTimeOffset at, DateTimeOffset dueAt, Actor actor) => new()
    {
        DossierId = dossier.Id,
        Step = row.Step,
        AskingAgencyId = row.AgencyId,
        AskedBy = actor.OfficialId,
        AskedByName = actor.Name,
        AgencyId = agencyId,
        Content = content,
        Waits = waits,
        AskedAt = at,
        DueAt = dueAt,
    };

    internal Refusal? Reply(Opinion opinion, string? text, DateTimeOffset at, Actor actor)
    {
        if (!IsOpen)
        {
            return Refusals.ConsultationIsOver;
        }

        (Opinion, Answer, AnsweredAt, AnsweredBy, AnsweredByName, Version) = (opinion, text, at < AskedAt ? AskedAt : at, actor.OfficialId, actor.Name, Version + 1);
        return null;
    }

    internal Refusal? Remind(DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return Refusals.ConsultationIsOver;
        }

        (Reminders, RemindedAt, Version) = (Reminders + 1, at, Version + 1);
        return null;
    }

    internal Refusal? Close(ConsultationEnding ending, string? reason, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return Refusals.ConsultationIsOver;
        }

        (ClosedAt, Ending, EndingReason, Version) = (at < AskedAt ? AskedAt : at, ending, reason, Version + 1);
        return null;
    }

    /// <summary>The successor of an agency that was closed asks, or answers, in its place.</summary>
    internal void PassTo(Guid from, Guid to)
    {
        AskingAgencyId = AskingAgencyId == from ? to : AskingAgencyId;
        AgencyId = AgencyId == from ? to : AgencyId;
        Version++;
    }
}
