using EGov.Dossiers.Contracts;

namespace EGov.Web.Platform;

/// <summary>One dossier in an official's list.</summary>
public sealed record WorkItem(
    Guid Id, string? Code, int Version, DossierState State, NamedProcedure Procedure, string Applicant, NamedAgency Agency,
    DateTimeOffset? ArrivedAt, DateTimeOffset? DueAt, Timing Timing, NamedAgency? From, WorkHolder? Holder, int Step);

public sealed record NamedProcedure(string Code, string Name, string Field);

public sealed record NamedAgency(Guid Id, string Name);

public sealed record WorkHolder(Guid AgencyId, string Agency, Guid? OfficialId, string? Official);

/// <summary>How a due time looks now.</summary>
public enum Timing
{
    None = 0,
    WithinTerm,
    NearDue,
    Late,
}

/// <summary>A dossier as the officials of its agencies see it.</summary>
public sealed record Dossier(
    Guid Id, string? Code, int Version, DossierState State, string StateName, string ProcedureCode, string ProcedureName, string Field, Channel Channel,
    Applicant Applicant, string? Subject, IReadOnlyList<HandedIn> Components, IReadOnlyList<FeeOwed> Fees,
    DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptBy, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, DateTimeOffset? ReturnedAt,
    DecisionOutcome? Outcome, string? DecisionReason, string? ResultNumber, int Step, IReadOnlyList<HolderNow> Holders);

public sealed record Applicant(string Kind, string Name, string? Identity, string? Phone, string? Email, string? Address);

public sealed record HandedIn(string Code, string Name, int Originals, int Copies);

public sealed record FeeOwed(string Code, string Name, int Quantity, long UnitPrice, long Amount);

public sealed record HolderNow(int Step, bool Leads, string Agency, string? Official, DateTimeOffset Since, DateTimeOffset? DueAt);

public sealed record History(IReadOnlyList<HistoryEntry> Entries);

public sealed record HistoryEntry(
    int Seq, string Action, bool Leads, DateTimeOffset At, DateTimeOffset? Until, string? ActorName, string? Note, DateTimeOffset? StepDueAt, HistoryPlace? From, HistoryPlace To);

public sealed record HistoryPlace(DossierState State, int Step, string? Agency, string? Official);

/// <summary>How a due time came about.</summary>
public sealed record DueTime(DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DueExplained? Explanation);

public sealed record DueExplained(DateTimeOffset DueAt, bool IsPaused, IReadOnlyList<DueStep> Steps);

public sealed record DueStep(string Kind, DateOnly Date, TimeOnly? From, TimeOnly? To, int Minutes, int TotalMinutes, string? Source, string Vietnamese, string English);
