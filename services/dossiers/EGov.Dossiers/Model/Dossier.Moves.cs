using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>The moves of the state machine.</content>
internal sealed partial class Dossier
{
    /// <summary>Whether it is a submission that waits for its acceptance. One that waits for a supplement gets its answer first.</summary>
    internal bool MayBeAccepted => ReceivedAt is null && State == DossierState.Submitted;

    /// <summary>An online submission becomes a received dossier: it gets its code and its clock starts.</summary>
    internal Refusal? Accept(
        string code, Guid? calendarId, DateTimeOffset at, DateTimeOffset? dueAt, DateTimeOffset? stepDueAt, Actor actor, DateTimeOffset? handOnBy = null)
    {
        if (!MayBeAccepted)
        {
            return Refusals.MoveNotAllowed;
        }

        at = NotBefore(at, Lead);
        State = DossierState.Received;
        (Code, ReceivedAt, DueAt, CalendarId, HandOnBy) = (code, at, dueAt, calendarId, handOnBy);
        foreach (var open in OpenParticipations())
        {
            open.Receive(at, dueAt, SearchText);
        }

        Advance(new Entry(HoldingAction.Accepted, actor, at), ReceivingAgencyId, actor.OfficialId, stepDueAt);
        return null;
    }

    /// <summary>An online submission is not received, with the reason told to the applicant.</summary>
    internal Refusal? Decline(string reason, DateTimeOffset at, Actor actor)
    {
        if (!StateMoves.Allows(State, DossierState.Declined))
        {
            return Refusals.MoveNotAllowed;
        }

        at = NotBefore(at, Lead);
        (State, FinishedAt) = (DossierState.Declined, at);
        FinishAll(at, ParticipationOutcome.Declined);
        Advance(new Entry(HoldingAction.Declined, actor, at, reason), ReceivingAgencyId, actor.OfficialId, null);
        return null;
    }

    /// <summary>Gives the agency's row to an official: by a head, or by the official who takes the dossier up.</summary>
    internal Refusal? GiveTo(Holding row, Guid officialId, HoldingAction action, DateTimeOffset at, Actor actor, string? note)
    {
        if (State is not (DossierState.Received or DossierState.Processing))
        {
            return Refusals.MoveNotAllowed;
        }

        if (action == HoldingAction.TakenUp && row.OfficialId is { } other && other != officialId)
        {
            return Refusals.HeldByAnother;
        }

        at = NotBefore(at, row);
        OpenParticipations().FirstOrDefault(p => p.AgencyId == row.AgencyId)?.TakeUp(at);
        if (row.Leads)
        {
            State = DossierState.Processing;
            Advance(new Entry(action, actor, at, note), row.AgencyId, officialId, row.DueAt);
        }
        else
        {
            row.End(at, action);
            AddBranch(row.Step, row.AgencyId, officialId, action, at, actor, note, row.DueAt, row);
            Version++;
        }

        return null;
    }

    /// <summary>Passes the dossier to the next stage; the first recipient leads, the others coordinate.</summary>
    internal Refusal? HandOver(IReadOnlyList<Recipient> stage, Guid? officialId, DateTimeOffset at, Actor actor, string? note)
    {
        if (State is not (DossierState.Received or DossierState.Processing))
        {
            return Refusals.MoveNotAllowed;
        }

        if (_holdings.Any(h => h is { Leads: false, UntilAt: null }))
        {
            return Refusals.BranchesOpen;
        }

        var from = Lead;
        at = NotBefore(at, from);
        State = DossierState.Processing;
        Step = stage[0].Step;
        Advance(new Entry(HoldingAction.HandedOver, actor, at, note), stage[0].AgencyId, officialId, stage[0].DueAt);
        foreach (var branch in stage.Skip(1))
        {
            AddBranch(branch.Step, branch.AgencyId, null, HoldingAction.BranchOpened, at, actor, note, branch.DueAt);
        }

        if (from.AgencyId != stage[0].AgencyId)
        {
            Leave(from.AgencyId, at);
        }

        return null;
    }

    /// <summary>A coordinating agency has done its part.</summary>
    internal Refusal? CompleteBranch(Holding row, DateTimeOffset at, Actor actor, string? note)
    {
        if (row.Leads || State == DossierState.Decided || StateMoves.IsFinal(State))
        {
            return Refusals.MoveNotAllowed;
        }

        at = NotBefore(at, row);
        row.End(at, HoldingAction.BranchCompleted);
        var done = AddBranch(row.Step, row.AgencyId, row.OfficialId, HoldingAction.BranchCompleted, at, actor, note, row.DueAt, row);
        done.End(at);
        Version++;
        if (Lead.AgencyId != row.AgencyId)
        {
            Leave(row.AgencyId, at);
        }

        return null;
    }

    /// <summary>Grants or refuses; the clock ends and the result goes to the desk where the applicant fetches it.</summary>
    internal Refusal? Decide(DecisionOutcome outcome, string? reason, string? resultNumber, DateTimeOffset at, Actor actor)
    {
        if (!StateMoves.Allows(State, DossierState.Decided) || IsPaused)
        {
            return Refusals.MoveNotAllowed;
        }

        if (_holdings.Any(h => h is { Leads: false, UntilAt: null }))
        {
            return Refusals.BranchesOpen;
        }

        at = NotBefore(at, Lead);
        (State, Outcome, DecisionReason, ResultNumber, FinishedAt) = (DossierState.Decided, outcome, reason, resultNumber, at);
        FinishAll(at, outcome == DecisionOutcome.Granted ? ParticipationOutcome.Granted : ParticipationOutcome.Refused);
        ShowAtResultDesk(at, outcome == DecisionOutcome.Granted ? ParticipationOutcome.Granted : ParticipationOutcome.Refused);
        Advance(new Entry(HoldingAction.Decided, actor, at, reason), ReturnAgencyId, null, null);
        return null;
    }

    /// <summary>The applicant has the result.</summary>
    internal Refusal? Return(DateTimeOffset at, Actor actor, string? note)
    {
        if (!StateMoves.Allows(State, DossierState.Returned))
        {
            return Refusals.MoveNotAllowed;
        }

        at = NotBefore(at, Lead);
        (State, ReturnedAt) = (DossierState.Returned, at);
        Advance(new Entry(HoldingAction.Returned, actor, at, note), ReturnAgencyId, actor.OfficialId, null);
        return null;
    }

    /// <summary>The clock stands, for a supplement, a payment or because handling stops. Coordinating branches work on.</summary>
    internal Refusal? Suspend(DossierState state, string reason, bool repeated, DateTimeOffset at, Actor actor)
    {
        if (!StateMoves.Allows(State, state) || state is not (DossierState.SupplementRequested or DossierState.PaymentRequested or DossierState.Stopped))
        {
            return Refusals.MoveNotAllowed;
        }

        if (state == DossierState.SupplementRequested && SupplementRequests > 0 && !repeated)
        {
            return Refusals.SupplementAlreadyAsked;
        }

        at = NotBefore(at, Lead);
        var lead = Lead;
        // A supplement that expires (5 -> 8) goes on pausing: the due times are gone already.
        if (!IsPaused)
        {
            foreach (var open in OpenParticipations().Where(p => IsOfDesk(p) || p.AgencyId == lead.AgencyId))
            {
                Renew(open, at, null);
            }
        }

        SupplementRequests += state == DossierState.SupplementRequested ? 1 : 0;
        (State, DueAt) = (state, null);
        Advance(new Entry(HoldingAction.Suspended, actor, at, reason), lead.AgencyId, lead.OfficialId, lead.DueAt);
        return null;
    }

    /// <summary>The clock runs again with the due times that follow from the pause.</summary>
    internal Refusal? Resume(DateTimeOffset at, ResumedDueTimes due, Actor actor, string? note)
    {
        if (!IsPaused || ReceivedAt is null)
        {
            return Refusals.MoveNotAllowed;
        }

        var lead = Lead;
        at = NotBefore(at, lead);
        (State, DueAt) = (DossierState.Processing, due.Dossier);
        HandOnBy = HandedOnAt is null ? HandOnBy ?? due.HandOn : HandOnBy;
        foreach (var open in OpenParticipations().Where(p => IsOfDesk(p) || p.AgencyId == lead.AgencyId))
        {
            Renew(open, at, IsOfDesk(open) ? due.Dossier : due.Part);
        }

        Advance(new Entry(HoldingAction.Resumed, actor, at, note), lead.AgencyId, lead.OfficialId, due.Step);
        return null;
    }

    /// <summary>Ends the dossier at its applicant's wish, before it is decided.</summary>
    internal Refusal? Withdraw(string? reason, DateTimeOffset at, Actor actor)
    {
        if (!StateMoves.Allows(State, DossierState.Withdrawn))
        {
            return Refusals.MoveNotAllowed;
        }

        var lead = Lead;
        at = NotBefore(at, lead);
        foreach (var branch in _holdings.Where(h => h is { Leads: false, UntilAt: null }))
        {
            branch.End(NotBefore(at, branch), HoldingAction.Withdrawn);
        }

        (State, FinishedAt) = (DossierState.Withdrawn, at);
        FinishAll(at, ParticipationOutcome.Withdrawn);
        Advance(new Entry(HoldingAction.Withdrawn, actor, at, reason), lead.AgencyId, lead.OfficialId, null);
        return null;
    }

    /// <summary>A decided dossier goes back to the one who decided, because the result is wrong; the decision is void.</summary>
    internal Refusal? Correct(Holding decidedFrom, string reason, DateTimeOffset at, Actor actor)
    {
        if (State != DossierState.Decided)
        {
            return Refusals.MoveNotAllowed;
        }

        at = NotBefore(at, Lead);
        (State, Outcome, DecisionReason, ResultNumber, FinishedAt) = (DossierState.Processing, null, null, null, null);
        foreach (var closed in _participations.Where(p => p.SupersededAt is null && (IsOfDesk(p) || p.AgencyId == decidedFrom.AgencyId)).ToList())
        {
            Renew(closed, at, closed.DueAt);
        }

        Advance(new Entry(HoldingAction.Corrected, actor, at, reason), decidedFrom.AgencyId, decidedFrom.OfficialId, decidedFrom.DueAt);
        return null;
    }

    private Holding AddBranch(int step, Guid agencyId, Guid? officialId, HoldingAction action, DateTimeOffset at, Actor actor, string? note, DateTimeOffset? dueAt, Holding? before = null)
    {
        var branch = new Holding
        {
            DossierId = Id,
            Seq = ++HoldingCount,
            Step = step,
            Leads = false,
            AgencyId = agencyId,
            OfficialId = officialId,
            State = DossierState.Processing,
            Action = action,
            Actor = actor.AccountId,
            ActorName = actor.Name,
            Note = note,
            FromAt = at,
            DueAt = dueAt,
            Channel = Channel,
            ProcedureVersionId = ProcedureVersionId,
        };
        branch.Follow(before);
        _holdings.Add(branch);
        return branch;
    }

    /// <summary>An agency that is neither the receiver nor its desk has handed on: its part ends unless it still works a branch.</summary>
    private void Leave(Guid agencyId, DateTimeOffset at)
    {
        if (agencyId == ReceivingAgencyId || agencyId == DeskAgencyId || _holdings.Any(h => h.UntilAt is null && h.AgencyId == agencyId))
        {
            return;
        }

        OpenParticipations().FirstOrDefault(p => p.AgencyId == agencyId)?.Finish(at, ParticipationOutcome.PassedOn);
    }
}

/// <summary>Who gets the dossier for a step of the next stage.</summary>
internal sealed record Recipient(int Step, Guid AgencyId, DateTimeOffset? DueAt, DateTimeOffset? PartDueAt);

/// <summary>The due times that follow from a pause: of the dossier, of the holding agency's part, of its step, and of handing on where that is still to come.</summary>
internal readonly record struct ResumedDueTimes(DateTimeOffset? Dossier, DateTimeOffset? Part, DateTimeOffset? Step, DateTimeOffset? HandOn = null);
