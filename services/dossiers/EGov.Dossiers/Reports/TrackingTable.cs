namespace EGov.Dossiers.Reports;

/// <summary>What the lines of a tracking table are.</summary>
public enum TrackingDimension
{
    /// <summary>Agencies, each with its own part of every dossier it saw.</summary>
    Agency = 0,

    /// <summary>Rooms and desks within the agencies: the units that the steps of the procedures name.</summary>
    Office,

    /// <summary>Fields; a dossier counts once.</summary>
    Field,

    /// <summary>Procedures; a dossier counts once.</summary>
    Procedure,

    /// <summary>Officials, each with the turns that passed through the official's hands.</summary>
    Official,

    /// <summary>Ways the dossiers came; a dossier counts once.</summary>
    Channel,

    /// <summary>What points are given for, of the whole scope.</summary>
    Criterion,

    /// <summary>Desks that took dossiers in for the competent agency (phi địa giới hành chính).</summary>
    Desk,
}

/// <summary>
/// Bảng theo dõi: what came in, was resolved and is in progress in a period, told as of a day. It is computed from history, so the same
/// question always has the same answer, whatever happened since.
/// </summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="AsOf">Day at whose end it is told.</param>
/// <param name="AgencyId">Agency it is about.</param>
/// <param name="Agency">Its name.</param>
/// <param name="IncludesBelow">Whether the agencies below it are included.</param>
/// <param name="By">What the lines are.</param>
/// <param name="Rows">The lines.</param>
/// <param name="Total">The whole scope, every dossier once, however many agencies it crossed.</param>
/// <param name="IdentityHolds">Whether carried over + received = resolved + in progress, on every line and in total.</param>
public sealed record TrackingTable(
    DateOnly From, DateOnly To, DateOnly AsOf, Guid AgencyId, string Agency, bool IncludesBelow, TrackingDimension By,
    IReadOnlyList<TrackingLine> Rows, TrackingLine Total, bool IdentityHolds);

/// <summary>One line of a tracking table. Dates are compared, not times.</summary>
/// <param name="Id">Agency, procedure or official.</param>
/// <param name="Code">Its code, if it has one.</param>
/// <param name="Name">Its name.</param>
/// <param name="CarriedOver">Kỳ trước chuyển sang: came before the period and was open in it.</param>
/// <param name="Received">Came in the period.</param>
/// <param name="ReceivedOnline">Those of them that came online.</param>
/// <param name="Early">Resolved before the day it was due.</param>
/// <param name="OnTime">Resolved on that day, or without a term, or withdrawn.</param>
/// <param name="Late">Resolved after that day.</param>
/// <param name="Withdrawn">Those on time that were withdrawn.</param>
/// <param name="WithinTerm">In progress and not overdue, or with the clock standing.</param>
/// <param name="Overdue">In progress though the day it was due is past.</param>
public sealed record TrackingLine(
    Guid? Id, string? Code, string Name, long CarriedOver, long Received, long ReceivedOnline,
    long Early, long OnTime, long Late, long Withdrawn, long WithinTerm, long Overdue)
{
    /// <summary>Resolved in the period.</summary>
    public long Resolved => Early + OnTime + Late;

    /// <summary>Open at its end.</summary>
    public long InProgress => WithinTerm + Overdue;

    /// <summary>Carried over + received = resolved + in progress.</summary>
    public bool IdentityHolds => CarriedOver + Received == Resolved + InProgress;
}
