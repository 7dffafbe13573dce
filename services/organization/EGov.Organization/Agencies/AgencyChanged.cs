namespace EGov.Organization.Agencies;

/// <summary>Answer to a change of an agency.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Version">Its version now.</param>
public sealed record AgencyChanged(Guid Id, int Version);
