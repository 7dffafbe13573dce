namespace EGov.Dossiers.Contracts;

/// <summary>How a dossier came in; the numbers are those of the national portal (KENH).</summary>
public enum Channel
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>Handed in at a desk.</summary>
    Direct = 1,

    /// <summary>Submitted online.</summary>
    Online = 2,

    /// <summary>Sent by public post.</summary>
    Postal = 3,
}
