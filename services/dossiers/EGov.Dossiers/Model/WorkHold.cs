namespace EGov.Dossiers.Model;

/// <summary>Until when the repeated tasks rest, because operators work on the system or replay another year on it. One row at most.</summary>
internal sealed class WorkHold
{
    internal const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    /// <summary>An instant of the machine's clock, never of a request's.</summary>
    public DateTimeOffset UntilAt { get; set; }

    public required string Reason { get; set; }
}
