namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an account no longer requires a one-time code at sign-in.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="ByAdministrator">True when an administrator removed it for its owner.</param>
public sealed record SecondFactorRemoved(Guid AccountId, bool ByAdministrator)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.second-factor-removed.v1";
}
