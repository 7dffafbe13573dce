namespace EGov.Dossiers.Model;

/// <summary>Last number that an agency gave to a kind of document in a year.</summary>
internal sealed class DocumentCounter
{
    internal const string Supplement = "PBS";
    internal const string Refusal = "PTC";
    internal const string Stop = "TB";

    public Guid AgencyId { get; init; }

    public int Year { get; init; }

    public required string Kind { get; init; }

    public int Last { get; init; }
}
