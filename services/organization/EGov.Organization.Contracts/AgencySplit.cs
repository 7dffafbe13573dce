namespace EGov.Organization.Contracts;

/// <summary>
/// Published after an agency was divided. The successors were opened and the agency was closed by events of their own;
/// this event says that they belong together.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="SuccessorIds">The agencies it became.</param>
/// <param name="SplitOn">Day on which the split takes effect.</param>
public sealed record AgencySplit(Guid AgencyId, IReadOnlyList<Guid> SuccessorIds, DateOnly SplitOn)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-split.v1";
}
