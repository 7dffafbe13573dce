namespace EGov.Organization.Contracts;

/// <summary>
/// Published when a disabled account may sign in again.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="OfficialId">The official it belongs to, for an official's account.</param>
public sealed record AccountEnabled(Guid AccountId, Guid? OfficialId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.account-enabled.v1";
}
