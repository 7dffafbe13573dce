namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an official's post ends or its end is fixed. The official has no rights from it from To on.
/// </summary>
/// <param name="PostId">The post.</param>
/// <param name="OfficialId">The official; subject of the event.</param>
/// <param name="AgencyId">The agency of the post.</param>
/// <param name="To">First day no longer in the post.</param>
public sealed record PostEnded(Guid PostId, Guid OfficialId, Guid AgencyId, DateOnly To)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.post-ended.v1";
}
