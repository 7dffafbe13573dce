namespace EGov.Dossiers.Model;

/// <summary>Last number an agency gave to a kind of paper in a year. Moved in the transaction that issues the paper, so numbers have no gaps.</summary>
internal sealed class PaperCounter
{
    public Guid AgencyId { get; init; }

    public int Year { get; init; }

    public required string Kind { get; init; }

    public int Last { get; init; }
}
