namespace EGov.Dossiers.Contracts;

/// <summary>Published when a version of a procedure takes effect in the catalogue: dossiers may be received under it from <paramref name="ValidFrom"/> on, and the version before ends on that day.</summary>
/// <param name="ProcedureId">The procedure.</param>
/// <param name="Code">National code such as <c>1.003868</c>.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Name">Name of the procedure.</param>
/// <param name="Field">Field (lĩnh vực).</param>
/// <param name="Level">Online level 1-4.</param>
/// <param name="ValidFrom">First day it holds.</param>
public sealed record ProcedurePublished(Guid ProcedureId, string Code, int Version, string Name, string Field, int Level, DateOnly ValidFrom)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.procedure-published.v1";
}
