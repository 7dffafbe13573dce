namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an agency gets another name from a day on. Earlier days keep the earlier name.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="Name">Full name from that day on.</param>
/// <param name="ShortName">Short name from that day on.</param>
/// <param name="From">First day of the new name.</param>
public sealed record AgencyRenamed(Guid AgencyId, string Name, string ShortName, DateOnly From)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-renamed.v1";
}
