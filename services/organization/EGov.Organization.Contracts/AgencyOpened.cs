namespace EGov.Organization.Contracts;

/// <summary>
/// Published when an agency comes into being: newly established, or as the successor of a merger or a split. From
/// OpenedOn on it exists under this name, with this parent and these codes; a consumer can make its own copy from this
/// event alone.
/// </summary>
/// <param name="AgencyId">The agency; subject of the event.</param>
/// <param name="Kind">Code of the kind: province, department, district, office, commune, town, unit ... Kinds are data, so expect others.</param>
/// <param name="Name">Full Vietnamese name, Unicode NFC.</param>
/// <param name="ShortName">Name for lists and headings.</param>
/// <param name="Code">Identification code of the present form (H02.30), when it has one.</param>
/// <param name="OldCode">Identification code of the earlier form (000.00.30.H02), when it has one.</param>
/// <param name="ParentId">The agency directly above; none for a province.</param>
/// <param name="OpenedOn">First day of its existence, in Vietnam.</param>
public sealed record AgencyOpened(
    Guid AgencyId,
    string Kind,
    string Name,
    string ShortName,
    string? Code,
    string? OldCode,
    Guid? ParentId,
    DateOnly OpenedOn)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.agency-opened.v1";
}
