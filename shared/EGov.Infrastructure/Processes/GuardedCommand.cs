namespace EGov.Infrastructure.Processes;

/// <summary>A command to run so that it cannot outlive the process that started it.</summary>
/// <param name="FileName">The program, by path or found through PATH.</param>
/// <param name="Arguments">Its arguments, passed on unchanged.</param>
public sealed record GuardedCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables set for the command; a null value removes an inherited one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Where the command runs; the starter's own folder when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The unprivileged account to run under, for a starter that is root.</summary>
    public string? Account { get; init; }

    /// <summary>Signal that asks the command to end.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>Signal the kernel sends should even the guard be killed.</summary>
    public string OrphanSignal { get; init; } = "KILL";

    /// <summary>Time between asking and killing.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>When set, the command lives until nobody holds a shared lock on this file, whoever started it.</summary>
    public string? LeaseFile { get; init; }

    /// <summary>File the output is appended to instead of <see cref="Output"/>; needed with a lease.</summary>
    public string? LogFile { get; init; }

    /// <summary>Receives each line of output; the second value says that it came from standard error.</summary>
    public Action<string, bool>? Output { get; init; }

    /// <summary>Shell command run after the end; its first argument is "final" when the starter is gone too.</summary>
    public string? Cleanup { get; init; }
}
