namespace EGov.Organization.Contracts;

/// <summary>
/// Published when a role is added or its rights change; tokens issued after it carry the new rights.
/// </summary>
/// <param name="RoleId">The role; subject of the event.</param>
/// <param name="Code">Code of the role.</param>
/// <param name="Vietnamese">Vietnamese name.</param>
/// <param name="English">English name.</param>
/// <param name="Scopes">Everything the role allows.</param>
/// <param name="ReachesBelow">Whether it reaches the agencies below that of the post.</param>
public sealed record RoleChanged(
    Guid RoleId,
    string Code,
    string Vietnamese,
    string English,
    IReadOnlyList<string> Scopes,
    bool ReachesBelow)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.role-changed.v1";
}
