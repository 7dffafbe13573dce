namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an agency ceases to exist: dissolved, merged or split. It takes no new work from ClosedOn on; its
/// unfinished work belongs to its successors, if it has any.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="SuccessorIds">Agencies that carry on its work; empty when it was dissolved.</param>
/// <param name="ClosedOn">First day on which it no longer exists.</param>
public sealed record AgencyClosed(Guid AgencyId, IReadOnlyList<Guid> SuccessorIds, DateOnly ClosedOn)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-closed.v1";
}
