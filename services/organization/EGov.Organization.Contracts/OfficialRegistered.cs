namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an official enters the register of the province, before any post.
/// </summary>
/// <param name="OfficialId">The official; subject of the event.</param>
/// <param name="FullName">Full name, Unicode NFC.</param>
public sealed record OfficialRegistered(Guid OfficialId, string FullName)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.official-registered.v1";
}
