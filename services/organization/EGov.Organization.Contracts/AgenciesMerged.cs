namespace EGov.Organization.Contracts;

/// <summary>
/// Published after several agencies became one. The successor was opened (or existed already) and each predecessor was
/// closed by events of their own; this event says that they belong together.
/// </summary>
/// <param name="SuccessorId">The agency that carries on; subject of the event.</param>
/// <param name="PredecessorIds">The agencies that ended in it.</param>
/// <param name="MergedOn">Day on which the merger takes effect.</param>
public sealed record AgenciesMerged(Guid SuccessorId, IReadOnlyList<Guid> PredecessorIds, DateOnly MergedOn)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agencies-merged.v1";
}
