namespace EGov.Dossiers.Contracts;

/// <summary>Published when a counter does not take an application. There is no dossier; the record of the refusal has the number of its form.</summary>
/// <param name="RefusalId">Record of the refusal.</param>
/// <param name="AgencyId">Agency of the counter.</param>
/// <param name="ProcedureCode">Procedure asked for; null where the catalogue has none.</param>
/// <param name="ReasonCode">Reason of the list, if one was chosen.</param>
/// <param name="RefusedAt">When.</param>
public sealed record ReceptionRefused(Guid RefusalId, Guid AgencyId, string? ProcedureCode, string? ReasonCode, DateTimeOffset RefusedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.reception-refused.v1";
}
