namespace EGov.Organization.Contracts;

/// <summary>
/// Published when the password of an account changes. Its earlier refresh tokens are dead.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="ByAdministrator">True when an administrator set it; the owner then has to change it at the next sign-in.</param>
public sealed record PasswordChanged(Guid AccountId, bool ByAdministrator)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.password-changed.v1";
}
