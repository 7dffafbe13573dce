namespace EGov.Dossiers.Model;

/// <summary>A reason that officials choose instead of writing their own. Wordings follow one another; what was chosen keeps the words of its day.</summary>
internal sealed class ReasonTemplate
{
    public required string Code { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>First day it is not offered any more.</summary>
    public DateOnly? ValidTo { get; init; }

    public ReasonKind Kind { get; init; }

    public required string Vietnamese { get; init; }

    public required string English { get; init; }

    /// <summary>Whether it says nothing without the official's own words.</summary>
    public bool NeedsWords { get; init; }

    /// <summary>The reason in full.</summary>
    internal string With(string? words) => string.IsNullOrWhiteSpace(words) ? Vietnamese : $"{Vietnamese}: {words.Trim()}";
}

/// <summary>What a reason is given for.</summary>
public enum ReasonKind
{
    Supplement = 1,
    Refusal,
    Stop,
}
