namespace EGov.Organization.Contracts;

/// <summary>
/// Published when another system gets credentials of its own.
/// </summary>
/// <param name="ApiClientId">The client; subject of the event and of its tokens.</param>
/// <param name="ClientId">Public identifier used at the token endpoint.</param>
/// <param name="Name">What the system is.</param>
/// <param name="Scopes">The most its tokens may carry.</param>
/// <param name="AgencyId">The agency it acts for, if any.</param>
public sealed record ApiClientRegistered(
    Guid ApiClientId,
    string ClientId,
    string Name,
    IReadOnlyList<string> Scopes,
    Guid? AgencyId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.api-client-registered.v1";
}
