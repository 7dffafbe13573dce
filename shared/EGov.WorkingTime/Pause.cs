namespace EGov.WorkingTime;

/// <summary>What a pause does to the term.</summary>
public enum PausePolicy
{
    /// <summary>The term starts again from zero when the pause ends, as the law has it for a supplemented dossier.</summary>
    Restart = 1,

    /// <summary>The working time of the pause is added to the term.</summary>
    Extend = 2,
}

/// <summary>A stretch in which the clock does not run; one without an end still lasts.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? To, PausePolicy Policy);
