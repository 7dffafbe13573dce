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

    internal void End(DateTimeOffset at) => UntilAt = at;
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
