namespace EGov.Organization.Contracts;

/// <summary>
/// Published when the list of agency kinds grows.
/// </summary>
/// <param name="KindId">The kind; subject of the event.</param>
/// <param name="Code">Code that agencies carry as their kind.</param>
/// <param name="Vietnamese">Vietnamese name of the kind.</param>
/// <param name="English">English name of the kind.</param>
public sealed record AgencyKindAdded(Guid KindId, string Code, string Vietnamese, string English)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-kind-added.v1";
}
