namespace EGov.Dossiers.Contracts;

/// <summary>Published when a procedure stops taking dossiers. Dossiers under way end under their version.</summary>
/// <param name="ProcedureId">The procedure.</param>
/// <param name="Code">National code.</param>
/// <param name="Version">The version that was in effect.</param>
/// <param name="ValidTo">First day it no longer holds.</param>
public sealed record ProcedureWithdrawn(Guid ProcedureId, string Code, int Version, DateOnly ValidTo)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.procedure-withdrawn.v1";
}
