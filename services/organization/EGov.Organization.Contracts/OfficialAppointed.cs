namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an official takes up a post in an agency. From that day the official has the rights of the post's
/// roles in that agency, and in those below it where ReachesBelow says so.
/// </summary>
/// <param name="PostId">The post.</param>
/// <param name="OfficialId">The official; subject of the event.</param>
/// <param name="FullName">Full name, Unicode NFC.</param>
/// <param name="AgencyId">The agency of the post.</param>
/// <param name="Title">Title of the post (chức danh).</param>
/// <param name="RoleCodes">Codes of the roles that come with the post.</param>
/// <param name="ReachesBelow">Whether one of the roles reaches the agencies below.</param>
/// <param name="From">First day in the post.</param>
/// <param name="To">First day no longer in it, when the appointment is for a term.</param>
public sealed record OfficialAppointed(
    Guid PostId,
    Guid OfficialId,
    string FullName,
    Guid AgencyId,
    string Title,
    IReadOnlyList<string> RoleCodes,
    bool ReachesBelow,
    DateOnly From,
    DateOnly? To)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.official-appointed.v1";
}
