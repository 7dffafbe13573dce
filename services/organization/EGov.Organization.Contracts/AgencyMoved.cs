namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an agency is placed under another parent from a day on. Whoever reaches the new parent and below
/// reaches the agency from that day.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="ParentId">The new parent; none when it now stands at the top.</param>
/// <param name="FormerParentId">The parent until then.</param>
/// <param name="From">First day under the new parent.</param>
public sealed record AgencyMoved(Guid AgencyId, Guid? ParentId, Guid? FormerParentId, DateOnly From)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-moved.v1";
}
