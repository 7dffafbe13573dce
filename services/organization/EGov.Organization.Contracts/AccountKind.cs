namespace EGov.Organization.Contracts;

/// <summary>Whose account it is.</summary>
public enum AccountKind
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>An official of the province.</summary>
    Official = 1,

    /// <summary>A citizen who registered with an identity number.</summary>
    Citizen = 2,

    /// <summary>An enterprise or other organisation that registered with a tax code.</summary>
    Enterprise = 3,
}
