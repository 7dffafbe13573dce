namespace EGov.Dossiers.Model;

/// <summary>An agency that was closed and one that carries on its work, directly or over others. Kept closed so that a filter is one join.</summary>
internal sealed class AgencySuccession
{
    public Guid AgencyId { get; init; }

    public Guid SuccessorId { get; init; }

    public bool IsDirect { get; init; }
}
