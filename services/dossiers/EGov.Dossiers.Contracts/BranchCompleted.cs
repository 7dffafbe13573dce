namespace EGov.Dossiers.Contracts;

/// <summary>Published when a coordinating agency has finished its branch of a parallel step.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="AgencyId">Coordinating agency.</param>
/// <param name="Step">Its step.</param>
/// <param name="CompletedAt">When.</param>
public sealed record BranchCompleted(Guid DossierId, Guid AgencyId, int Step, DateTimeOffset CompletedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.branch-completed.v1";
}
