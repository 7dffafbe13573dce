using EGov.Dossiers.Contracts;

namespace EGov.Web.Platform;

/// <summary>A procedure in the catalogue's list.</summary>
public sealed record ProcedureRow(string Code, int Number, string Name, string Field, Guid? AgencyId, int Level, bool FullyOnline, DateOnly ValidFrom);

/// <summary>A procedure as the engine uses it today.</summary>
public sealed record ProcedurePage(Guid Id, string Code, int Number, DateOnly ValidFrom, DateOnly? ValidTo, ProcedureContent Content);

public sealed record ProcedureContent(
    string Name, string Field, int Level, bool FullyOnline, IReadOnlyList<Channel> Channels, IReadOnlyList<ProcedureComponent> Components,
    IReadOnlyList<ProcedureFee> Fees, IReadOnlyList<ProcedureTerm> Terms, IReadOnlyList<ProcedureStep> Steps,
    IReadOnlyList<string> LegalBases, string? Requirements, string? Result, bool OutOfBoundary);

public sealed record ProcedureComponent(string Code, string Name, bool Required, int Originals, int Copies, string? Template);

public sealed record ProcedureFee(string Code, string Name, string Kind, long UnitPrice, string Unit, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    internal bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}

public sealed record ProcedureTerm(Channel Channel, int Amount, string Unit);

public sealed record ProcedureStep(int No, string Name, string? Task, StepAgency Agency, string? Unit, string? Role, int Hours, int? Group, bool Leads);

public sealed record StepAgency(string Kind, Guid? AgencyId, string? AgencyKind, string? ShortName);

/// <summary>What everybody may know of a dossier by its code.</summary>
public sealed record TrackedDossier(string Code, DossierState State, int StateCode, string StateName, string StateNameEnglish, int Percent);

/// <summary>What agencies did in a year.</summary>
public sealed record Transparency(int Year, DateTimeOffset CountedAt, IReadOnlyList<TransparencyRow> Rows);

public sealed record TransparencyRow(Guid AgencyId, string Agency, int Month, long Received, long Resolved, long OnTime, long Late);

/// <summary>A letter of apology.</summary>
public sealed record SentApology(
    Guid Id, string? Code, string Agency, string Procedure, DateTimeOffset FormerDueAt, DateTimeOffset NewDueAt, bool InTime, DateTimeOffset SentAt, DossierState State);
