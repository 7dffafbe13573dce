using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>
/// A request to complete a dossier (phiếu yêu cầu bổ sung, form 02): everything that is missing, at once, each thing with its reason
/// (NĐ 61/2018 art. 17 and 19). It ends by its answer, by its expiry, or because the dossier went another way.
/// </summary>
internal sealed class SupplementRequest
{
    public Guid Id { get; private init; }

    public Guid DossierId { get; private init; }

    /// <summary>Version of the dossier's procedure. A copy, so that reports by procedure and field need not read the dossiers.</summary>
    public Guid ProcedureVersionId { get; private init; }

    /// <summary>1, 2 ... per dossier; the law allows one, a superior answers for the others.</summary>
    public int Number { get; private init; }

    /// <summary>Number of the form, such as <c>07/PBS-TTPVHCC</c>.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Agency that asks.</summary>
    public Guid AgencyId { get; private init; }

    /// <summary>Official that asks.</summary>
    public Guid? OfficialId { get; private init; }

    public string? OfficialName { get; private init; }

    public IReadOnlyList<SupplementItem> Items { get; private init; } = [];

    /// <summary>Whom the applicant may ask.</summary>
    public required SupplementContact Contact { get; init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Until when the agency had to ask: working days from the arrival, or the time of acceptance of a submission.</summary>
    public DateTimeOffset AskBy { get; private init; }

    /// <summary>Asked after <see cref="AskBy"/>.</summary>
    public bool IsLate { get; private init; }

    /// <summary>Not the dossier's first.</summary>
    public bool IsRepeated { get; private init; }

    /// <summary>Why a superior allowed a late or a repeated request.</summary>
    public string? SuperiorReason { get; private init; }

    /// <summary>Whether the dossier was a submission not accepted yet.</summary>
    public bool BeforeAcceptance { get; private init; }

    public DateTimeOffset AnswerBy { get; private init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>By the applicant's own account rather than at the desk.</summary>
    public bool AnsweredOnline { get; private set; }

    public IReadOnlyList<SupplementAnswer> Answers { get; private set; } = [];

    /// <summary>Items that the desk did without.</summary>
    public IReadOnlyList<int> Waived { get; private set; } = [];

    public string? AnswerNote { get; private set; }

    public DateTimeOffset? ExpiredAt { get; private set; }

    /// <summary>When the dossier was withdrawn or stopped with the request unanswered.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether it still waits for its answer.</summary>
    internal bool IsOpen => AnsweredAt is null && ExpiredAt is null && ClosedAt is null;

    /// <summary>The request as the dossier's move to waiting for it says.</summary>
    internal static SupplementRequest Of(Dossier dossier, Asking asking, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(),
        DossierId = dossier.Id,
        ProcedureVersionId = dossier.ProcedureVersionId,
        Number = dossier.SupplementRequests,
        DocumentNumber = asking.DocumentNumber,
        AgencyId = dossier.Lead.AgencyId,
        OfficialId = actor.OfficialId,
        OfficialName = actor.Name,
        Items = asking.Items,
        Contact = asking.Contact,
        AskedAt = dossier.Lead.FromAt,
        AskBy = asking.AskBy,
        IsLate = dossier.Lead.FromAt > asking.AskBy,
        IsRepeated = dossier.SupplementRequests > 1,
        SuperiorReason = asking.SuperiorReason,
        BeforeAcceptance = dossier.ReceivedAt is null,
        AnswerBy = asking.AnswerBy,
    };

    /// <summary>Takes the answer. What is missing refuses it, unless the desk does without and says why; only the desk takes one that comes after the expiry.</summary>
    internal (Refusal Refusal, IReadOnlyList<int> Items)? Answer(IReadOnlyList<SupplementAnswer> answers, bool online, string? note, bool partial, DateTimeOffset at)
    {
        if (AnsweredAt is not null || ClosedAt is not null)
        {
            return (Refusals.SupplementNotOpen, []);
        }

        if (ExpiredAt is not null && online)
        {
            return (Refusals.SupplementHasExpired, []);
        }

        if (answers.Where(a => Items.All(i => i.No != a.Item)).Select(a => a.Item).ToList() is { Count: > 0 } unknown)
        {
            return (Refusals.UnknownSupplementItem, unknown);
        }

        var missing = Items.Where(i => !answers.Any(a => a.Item == i.No && i.IsMetBy(a))).Select(i => i.No).ToList();
        if (missing.Count > 0 && !partial)
        {
            return (Refusals.SupplementIncomplete, missing);
        }

        (AnsweredAt, AnsweredOnline, Answers, Waived, AnswerNote) = (at, online, answers, missing, note);
        return null;
    }

    internal void Expire(DateTimeOffset at) => ExpiredAt ??= at;

    internal void Close(DateTimeOffset at) => ClosedAt ??= at;

    /// <summary>The papers that were brought, for the dossier.</summary>
    internal IEnumerable<HandedIn> Brought() =>
        from answer in Answers
        join item in Items on answer.Item equals item.No
        where item.Component is not null && answer.Originals + answer.Copies > 0
        select new HandedIn(item.Component!, answer.Originals, answer.Copies);

    /// <summary>What is asked for, with everything computed that the law asks.</summary>
    internal sealed record Asking(
        string DocumentNumber, IReadOnlyList<SupplementItem> Items, SupplementContact Contact, DateTimeOffset AskBy, DateTimeOffset AnswerBy, string? SuperiorReason);
}

/// <summary>A thing to complete: a component of the procedure with how many of it, or anything else in words; why, from the list of reasons, as it read on the day.</summary>
internal sealed record SupplementItem(int No, string? Component, string What, int Originals, int Copies, string ReasonCode, string Reason, string? Note)
{
    /// <summary>A component needs its papers, anything else a paper or a word.</summary>
    internal bool IsMetBy(SupplementAnswer answer) => Component is not null
        ? answer.Originals >= Originals && answer.Copies >= Copies
        : answer.Originals + answer.Copies > 0 || !string.IsNullOrWhiteSpace(answer.Note);
}

/// <summary>What was brought for an item.</summary>
internal sealed record SupplementAnswer(int Item, int Originals, int Copies, string? Note);

/// <summary>Who explains a request.</summary>
internal sealed record SupplementContact(string Name, string Phone);
