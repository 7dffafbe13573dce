namespace EGov.Organization.Contracts;

/// <summary>The two forms of an agency's identification code.</summary>
public enum CodeForm
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>The form in use since 2020, highest level first: H02.30.05.</summary>
    Present = 1,

    /// <summary>The form before it, lowest level first, four groups: 000.05.30.H02.</summary>
    Former = 2,
}
