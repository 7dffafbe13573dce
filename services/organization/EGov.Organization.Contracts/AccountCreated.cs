namespace EGov.Organization.Contracts;

/// <summary>
/// Published when somebody or something gets an account to sign in with.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="Kind">Whose account it is.</param>
/// <param name="OfficialId">The official it belongs to, for an official's account.</param>
public sealed record AccountCreated(Guid AccountId, AccountKind Kind, Guid? OfficialId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.account-created.v1";
}
