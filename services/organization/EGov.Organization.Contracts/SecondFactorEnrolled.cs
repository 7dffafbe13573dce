namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an account starts to require a one-time code at sign-in.
/// </summary>
/// <param name="AccountId">The account; subject of the event and of its tokens.</param>
public sealed record SecondFactorEnrolled(Guid AccountId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.second-factor-enrolled.v1";
}
