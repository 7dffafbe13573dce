namespace EGov.Dossiers.Contracts;

/// <summary>What was decided on a dossier.</summary>
public enum DecisionOutcome
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>The applicant gets what was asked for.</summary>
    Granted = 1,

    /// <summary>Refused, with the reason told to the applicant.</summary>
    Refused = 2,
}
