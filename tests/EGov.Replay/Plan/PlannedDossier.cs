using System.Globalization;
using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>What an official does to a dossier, each one call of the public API and one event.</summary>
internal enum ActionKind
{
    Receive = 1,
    Assign,
    TakeUp,
    Decide,
    HandOver,
    Return,
}

/// <summary>One act on a dossier: who, when, in which step; for an assignment to whom, for a hand-over or a decision which agency comes next.</summary>
internal sealed record PlannedAction(
    ActionKind Kind, int Step, DateTimeOffset At, OfficialFact Actor, OfficialFact? Assignee = null, AgencyFact? Next = null)
{
    /// <summary>Passes the dossier between two agencies of one level.</summary>
    internal bool IsHorizontal => Next is not null && Next != Actor.Agency && Next.Level == Actor.Agency.Level;

    /// <summary>Passes the dossier up or down between two levels.</summary>
    internal bool IsVertical => Next is not null && Next.Level != Actor.Agency.Level;
}

internal sealed record PlannedApplicant(string Kind, string FullName, string IdentityNumber, string Phone, string Address);

/// <summary>One dossier of the year with everything that happens to it up to the cut-off.</summary>
internal sealed record PlannedDossier(
    ProcedureFact Procedure, AgencyFact Receiver, PlannedApplicant Applicant, DateTimeOffset DueAt, IReadOnlyList<PlannedAction> Actions)
{
    internal DateTimeOffset ReceivedAt => Actions[0].At;

    internal bool IsReturned => Actions[^1].Kind == ActionKind.Return;

    /// <summary>Place in the year by reception time; part of every idempotency key.</summary>
    internal int Number { get; init; }

    /// <summary>Place in the day's register of the receiving agency, so that the code is known beforehand.</summary>
    internal int NumberOfDay { get; init; }

    /// <summary>The code of the form of 2015: the receiving agency's old code, the day, the number of the day.</summary>
    internal string Code => string.Create(
        CultureInfo.InvariantCulture, $"{Receiver.OldCode}-{CivilTime.DateOf(ReceivedAt):yyMMdd}-{NumberOfDay:0000}");
}
