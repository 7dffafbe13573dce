using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <summary>
/// Who held a dossier, from when to when, at which step and in which state. A new row begins whenever one of these changes.
/// The leading rows tile the dossier's life without gap or overlap, so minutes per agency and official add up exactly;
/// rows of coordinating branches stand beside them.
/// </summary>
internal sealed class Holding
{
    public Guid DossierId { get; init; }

    public int Seq { get; init; }

    public int Step { get; init; }

    public bool Leads { get; init; }

    public Guid AgencyId { get; init; }

    public Guid? OfficialId { get; init; }

    public DossierState State { get; init; }

    public HoldingAction Action { get; init; }

    /// <summary>Account that acted.</summary>
    public Guid? Actor { get; init; }

    /// <summary>Name of the official that acted; null for the applicant.</summary>
    public string? ActorName { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset FromAt { get; init; }

    public DateTimeOffset? UntilAt { get; private set; }

    /// <summary>Deadline of the step.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What ended it: the action of the row that followed.</summary>
    public HoldingAction? EndedBy { get; private set; }

    /// <summary>Channel of the dossier. A copy, as is the next: reports by official and room read these rows and nothing else.</summary>
    public Channel? Channel { get; init; }

    public Guid? ProcedureVersionId { get; init; }

    /// <summary>When the official's turn (lượt) began that this row belongs to: a turn is work without anybody else in between.</summary>
    public DateTimeOffset? TurnAt { get; private set; }

    /// <summary>Whether the next row belongs to the same turn.</summary>
    public bool TurnContinues { get; private set; }

    /// <summary>When the agency's turn at the step began.</summary>
    public DateTimeOffset? StepAt { get; private set; }

    public bool StepContinues { get; private set; }

    /// <summary>Whether it counts as work in hand: received and not finished.</summary>
    private bool IsInHand => State is DossierState.Received or DossierState.Processing || StateMoves.IsPaused(State);

    internal void End(DateTimeOffset at, HoldingAction? by = null) => (UntilAt, EndedBy) = (at, by);

    /// <summary>Whether the row belongs to the turn of the one before it, and so does not begin one.</summary>
    internal void Follow(Holding? before)
    {
        (TurnAt, StepAt) = (FromAt, FromAt);
        if (before is not { IsInHand: true } || !IsInHand || before.AgencyId != AgencyId)
        {
            return;
        }

        if (before.OfficialId is not null && before.OfficialId == OfficialId)
        {
            (before.TurnContinues, TurnAt) = (true, before.TurnAt ?? before.FromAt);
        }

        if (before.Step == Step)
        {
            (before.StepContinues, StepAt) = (true, before.StepAt ?? before.FromAt);
        }
    }
}

/// <summary>What began a holding.</summary>
internal enum HoldingAction
{
    Submitted = 1,
    Received,
    Accepted,
    Declined,
    TakenUp,
    Assigned,
    HandedOver,
    BranchOpened,
    BranchCompleted,
    Suspended,
    Resumed,
    Decided,
    Returned,
    Withdrawn,
    Corrected,
    Imported,
    SentBack,

    /// <summary>An apology moved the due time.</summary>
    Rescheduled,
    Moved,
}
