namespace EGov.Dossiers.Contracts;

/// <summary>How content somebody is, in the five words of the one-stop system.</summary>
public enum RatingLevel
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>Rất không hài lòng.</summary>
    VeryDissatisfied = 1,

    /// <summary>Không hài lòng.</summary>
    Dissatisfied = 2,

    /// <summary>Bình thường.</summary>
    Neutral = 3,

    /// <summary>Hài lòng.</summary>
    Satisfied = 4,

    /// <summary>Rất hài lòng.</summary>
    VerySatisfied = 5,
}
