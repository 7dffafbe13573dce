using System.Globalization;
using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>
/// What is done to a dossier. Every one but the last moves the dossier's version by one, so the version says how far it has come.
/// </summary>
internal enum ActionKind
{
    Receive = 1,

    /// <summary>The applicant submits online; the desk's acceptance takes the place of the reception.</summary>
    Submit,
    Accept,

    /// <summary>The desk asks for the fees and takes them in cash.</summary>
    Pay,

    /// <summary>The desk asks for the fees and the applicant pays them at the provider.</summary>
    PayOnline,
    Assign,
    TakeUp,
    AskSupplement,
    AnswerSupplement,

    /// <summary>The leader proposes the letter of apology and signs it with the new date.</summary>
    Apologise,
    Decide,
    HandOver,
    Return,

    /// <summary>The applicant rates at the desk. It is a record of its own and moves no version.</summary>
    Rate,
}

/// <summary>One act on a dossier: who, when, in which step; for an assignment to whom, for a hand-over or a decision which agency comes next.</summary>
internal sealed record PlannedAction(
    ActionKind Kind, int Step, DateTimeOffset At, OfficialFact Actor, OfficialFact? Assignee = null, AgencyFact? Next = null)
{
    /// <summary>The date that an apology promises.</summary>
    internal DateTimeOffset? NewDueAt { get; init; }

    /// <summary>What a rating says.</summary>
    internal string? Level { get; init; }

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
    private static readonly DateOnly PresentCodesFrom = new(2025, 9, 15);

    internal bool IsOnline => Actions[0].Kind == ActionKind.Submit;

    /// <summary>Actions with which it comes in; after them it has its code.</summary>
    internal int Receptions => IsOnline ? 2 : 1;

    /// <summary>The official of the desk that received or accepted it.</summary>
    internal OfficialFact Desk => Actions[Receptions - 1].Actor;

    internal DateTimeOffset ReceivedAt => Actions[Receptions - 1].At;

    internal bool IsReturned => Has(ActionKind.Return);

    /// <summary>Place in the year by reception time; part of every idempotency key.</summary>
    internal int Number { get; init; }

    /// <summary>Place in the day's register of the receiving agency, so that the code is known beforehand.</summary>
    internal int NumberOfDay { get; init; }

    /// <summary>The receiving agency's code, the day, the number of the day; since TT 03/2025 with the agency's present code, before with its old one.</summary>
    internal string Code => CivilTime.DateOf(ReceivedAt) is var day && day < PresentCodesFrom
        ? string.Create(CultureInfo.InvariantCulture, $"{Receiver.OldCode}-{day:yyMMdd}-{NumberOfDay:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{Receiver.Code}-{day:yyMMdd}-{NumberOfDay:0000}");

    internal bool Has(ActionKind kind) => Actions.Any(action => action.Kind == kind);
}
