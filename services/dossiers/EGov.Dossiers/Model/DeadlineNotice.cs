using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <summary>
/// Something the deadline sweep found and told. Its key is what it is about, so that nothing is told twice whatever repeats or crashes:
/// the due time it concerns and whose, or, for silence, the instant since which nothing happened.
/// </summary>
internal sealed class DeadlineNotice
{
    /// <summary>Stands for the whole dossier where an agency's part could stand: a key has no nulls.</summary>
    internal static readonly Guid Whole = Guid.Empty;

    public Guid DossierId { get; init; }

    public DeadlineKind Kind { get; init; }

    /// <summary>The due time, or the beginning of the silence.</summary>
    public DateTimeOffset SubjectAt { get; init; }

    /// <summary>The agency whose own part it is about; <see cref="Whole"/> where it is about the dossier.</summary>
    public Guid PartAgencyId { get; init; }

    public int Version { get; private set; }

    /// <summary>Agency that held the dossier when it was found.</summary>
    public Guid AgencyId { get; init; }

    public Guid? OfficialId { get; init; }

    public DossierState State { get; init; }

    public DateTimeOffset FoundAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public Guid? AcknowledgedBy { get; private set; }

    public string? AcknowledgedName { get; private set; }

    public string? Note { get; private set; }

    /// <summary>A leader has taken note of the escalation and says what follows; once.</summary>
    internal Refusal? Acknowledge(string note, DateTimeOffset at, Actor actor)
    {
        if (AcknowledgedAt is not null)
        {
            return Refusals.EscalationAcknowledged;
        }

        (AcknowledgedAt, AcknowledgedBy, AcknowledgedName, Note, Version) = (at, actor.AccountId, actor.Name, note, Version + 1);
        return null;
    }
}

/// <summary>What the sweep finds.</summary>
internal enum DeadlineKind
{
    /// <summary>The due time is near.</summary>
    DueSoon = 1,

    /// <summary>A letter of apology was proposed for the due time.</summary>
    ApologyProposed,

    /// <summary>The day of the due time is past.</summary>
    Overdue,

    /// <summary>Nothing happened for longer than the state allows.</summary>
    Silent,

    /// <summary>The due time of an agency's own part is near.</summary>
    PartDueSoon,

    /// <summary>The day of the due time of an agency's own part is past.</summary>
    PartOverdue,
}

/// <summary>How many working days a dossier may stay in a state without anything happening, for dossiers that came in from a day on.</summary>
internal sealed class SilenceLimit
{
    public DossierState State { get; init; }

    public DateOnly ValidFrom { get; init; }

    public int WorkingDays { get; init; }
}
