namespace EGov.Dossiers.Model;

/// <summary>The passing of a closed agency's open dossiers to its successors: one per agency, gone on with until nothing is left.</summary>
internal sealed class ReorganisationRun
{
    private readonly List<ReorganisationRule> _rules = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    /// <summary>The agency that was closed.</summary>
    public Guid AgencyId { get; init; }

    public DateOnly ClosedOn { get; init; }

    public ReorganisationState State { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last had nothing left to do.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Dossiers moved so far.</summary>
    public int Moved { get; private set; }

    /// <summary>Dossiers for which nobody has said which successor takes them.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<ReorganisationRule> Rules => _rules;

    /// <summary>Says which successor takes which dossiers; later rules go before earlier ones.</summary>
    internal void Assign(IEnumerable<ReorganisationRule.Condition> conditions, DateTimeOffset at, string? by)
    {
        foreach (var condition in conditions)
        {
            _rules.Add(new ReorganisationRule
            {
                RunId = Id,
                No = _rules.Count + 1,
                Field = condition.Field,
                ReceivedBy = condition.ReceivedBy,
                Address = condition.Address,
                DossierId = condition.DossierId,
                SuccessorId = condition.SuccessorId,
                SetAt = at,
                SetBy = by,
            });
        }

        Version++;
    }

    /// <summary>Which successor takes a dossier: by hand, else by the youngest rule that fits, else the only one there is; null while nobody has said.</summary>
    internal Guid? SuccessorOf(Dossier dossier, string field, IReadOnlyList<Guid> heirs)
    {
        var rule = _rules.FindLast(r => r.DossierId == dossier.Id) ?? _rules.FindLast(r => r.DossierId is null && r.Fits(dossier, field));
        return rule?.SuccessorId ?? (heirs is [var only] ? only : null);
    }
}

/// <summary>Where the passing of dossiers stands.</summary>
public enum ReorganisationState
{
    /// <summary>It has begun.</summary>
    Moving = 0,

    /// <summary>Dossiers wait for somebody to say which successor takes them.</summary>
    Waiting,

    /// <summary>Nothing is left with the closed agency.</summary>
    Done,
}

/// <summary>Which successor takes which dossiers: one by hand, or those that fit every condition that is said.</summary>
internal sealed class ReorganisationRule
{
    public Guid RunId { get; init; }

    public int No { get; init; }

    /// <summary>Field of the procedure.</summary>
    public string? Field { get; init; }

    /// <summary>Agency that received the dossier, such as a commune.</summary>
    public Guid? ReceivedBy { get; init; }

    /// <summary>Words of the applicant's address, such as a village.</summary>
    public string? Address { get; init; }

    public Guid? DossierId { get; init; }

    public Guid SuccessorId { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public string? SetBy { get; init; }

    internal bool Fits(Dossier dossier, string field) =>
        (Field is null || Field == field)
        && (ReceivedBy is null || ReceivedBy == dossier.ReceivingAgencyId)
        && (Address is null || Api.VietnameseText.Fold(dossier.ApplicantAddress ?? "").Contains(Api.VietnameseText.Fold(Address), StringComparison.Ordinal));

    internal readonly record struct Condition(string? Field, Guid? ReceivedBy, string? Address, Guid? DossierId, Guid SuccessorId);
}

/// <summary>The log of a reorganisation: which dossier went from where to where, when, and what the successor took over of it.</summary>
internal sealed class ReorganisationMove
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RunId { get; init; }

    public Guid DossierId { get; init; }

    public Guid FromAgencyId { get; init; }

    public Guid ToAgencyId { get; init; }

    public DateTimeOffset MovedAt { get; init; }

    public MovedParts Parts { get; init; }
}
