namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an account is closed to sign-in. Its refresh tokens are dead; an access token can still be shown
/// until it expires, ten minutes at most.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="OfficialId">The official it belongs to, for an official's account.</param>
public sealed record AccountDisabled(Guid AccountId, Guid? OfficialId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.account-disabled.v1";
}
