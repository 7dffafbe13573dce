using System.ComponentModel.DataAnnotations;

namespace EGov.Dossiers.Printing;

/// <summary>Section <c>Printing</c> of the configuration.</summary>
internal sealed class PrintingOptions
{
    /// <summary>Path of the Chromium that prints; found on the PATH when empty.</summary>
    public string? Chromium { get; init; }

    /// <summary>Whether Chromium is started with the service rather than with the first print.</summary>
    public bool StartWarm { get; init; }

    /// <summary>Prints made at the same time, each on a page of its own.</summary>
    [Range(1, 32)]
    public int Pages { get; init; } = 2;

    /// <summary>Prints that may wait for a page; one more is refused and told when to come back.</summary>
    [Range(0, 10_000)]
    public int Queue { get; init; } = 64;

    /// <summary>How long one print may take once it has its page.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);
}
