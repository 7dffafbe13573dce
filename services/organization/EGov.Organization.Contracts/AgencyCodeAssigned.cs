namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an agency gets an identification code after its opening. A code of the same form that it had before
/// ends on the day before, and is never given to another body.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="Form">Which form of identification code.</param>
/// <param name="Code">The code.</param>
/// <param name="FormerCode">The code of the same form that ends, if any.</param>
/// <param name="From">First day of the code.</param>
public sealed record AgencyCodeAssigned(Guid AgencyId, CodeForm Form, string Code, string? FormerCode, DateOnly From)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-code-assigned.v1";
}
