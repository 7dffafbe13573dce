namespace EGov.Organization.Contracts;

/// <summary>
/// Published when a citizen registers an account. The identity number stays with this service.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
public sealed record CitizenRegistered(Guid AccountId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.citizen-registered.v1";
}
