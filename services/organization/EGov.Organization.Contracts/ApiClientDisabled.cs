namespace EGov.Organization.Contracts;

/// <summary>
/// Published when another system loses its credentials.
/// </summary>
/// <param name="ApiClientId">The client; subject of the event.</param>
/// <param name="ClientId">Public identifier used at the token endpoint.</param>
public sealed record ApiClientDisabled(Guid ApiClientId, string ClientId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.api-client-disabled.v1";
}
