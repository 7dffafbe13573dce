namespace EGov.Dossiers.Contracts;

/// <summary>What a petition (phản ánh, kiến nghị) is about.</summary>
public enum PetitionSubject
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>An agency.</summary>
    Agency = 1,

    /// <summary>The handling of a dossier.</summary>
    Dossier = 2,

    /// <summary>A procedure and its rules.</summary>
    Procedure = 3,

    /// <summary>A field of administration.</summary>
    Field = 4,

    /// <summary>The attitude of an official.</summary>
    Attitude = 5,
}
