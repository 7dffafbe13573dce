namespace EGov.Organization.Accounts;

/// <summary>Answer to a change of an account.</summary>
/// <param name="Id">The account.</param>
/// <param name="Version">Its version now.</param>
public sealed record AccountChanged(Guid Id, int Version);
