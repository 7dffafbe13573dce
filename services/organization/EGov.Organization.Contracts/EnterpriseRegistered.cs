namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an enterprise registers an account.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
/// <param name="TaxCode">Tax code, which is public: 10 digits, or 10-3 for a branch.</param>
/// <param name="Name">Registered name of the enterprise.</param>
public sealed record EnterpriseRegistered(Guid AccountId, string TaxCode, string Name)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.enterprise-registered.v1";
}
