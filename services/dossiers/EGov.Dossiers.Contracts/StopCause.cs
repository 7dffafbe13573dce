namespace EGov.Dossiers.Contracts;

/// <summary>Why a dossier was stopped.</summary>
public enum StopCause
{
    /// <summary>A cause this version does not know.</summary>
    Unknown = 0,

    /// <summary>The applicant asked for it.</summary>
    AtRequest = 1,

    /// <summary>The agency stopped it, for a reason of its own.</summary>
    ByAgency = 2,

    /// <summary>A supplement was asked for and not brought in time.</summary>
    SupplementExpired = 3,
}
