using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Moves between agencies beside the way forward.</content>
internal sealed partial class Dossier
{
    /// <summary>The desk that took the dossier in for the competent agency (phi địa giới hành chính); null where the competent one did itself.</summary>
    public Guid? DeskAgencyId { get; private set; }

    /// <summary>The desk the applicant chose to fetch the result at; null for the one where the dossier was handed in.</summary>
    public Guid? ResultAgencyId { get; private set; }

    /// <summary>The desk that returns the result.</summary>
    internal Guid ReturnAgencyId => ResultAgencyId ?? DeskAgencyId ?? ReceivingAgencyId;

    /// <summary>Whether coordinating branches are still being worked.</summary>
    private bool HasOpenBranches => _holdings.Any(h => h is { Leads: false, UntilAt: null });

    /// <summary>
    /// A desk of another agency receives, and hands on to the competent one at the same instant, its first movement. The competent agency is the
    /// receiver that reports count: the matter is its own, its steps, hours and deadlines hold. The desk takes part beside it with the whole
    /// dossier's due time until it is decided, and is counted in its own line only.
    /// </summary>
    private void TakeInFor(Guid desk, string field, DateTimeOffset at, DateTimeOffset? dueAt, DateTimeOffset? stepDueAt, Actor actor)
    {
        Begin(new Entry(HoldingAction.Received, actor, at), desk, actor.OfficialId, stepDueAt);
        _participations.Add(Participation.Open(this, field, desk, false, null, at, at, dueAt, at));
        var taken = Lead;
        taken.End(at, HoldingAction.HandedOver);
        Begin(new Entry(HoldingAction.HandedOver, actor, at), ReceivingAgencyId, null, stepDueAt, taken);
        _participations.Add(Participation.Open(this, field, ReceivingAgencyId, true, desk, at, null, dueAt, at));
    }

    /// <summary>Whether it is the record of the receiver or of the desk that took it in for the receiver: both run to the end and follow the dossier's due time.</summary>
    private bool IsOfDesk(Participation participation) => participation.IsReceiver || participation.AgencyId == DeskAgencyId;

    /// <summary>A desk that only returns the result sees the dossier from the decision on. Nothing came to it that reports would count.</summary>
    private void ShowAtResultDesk(DateTimeOffset at, ParticipationOutcome outcome)
    {
        if (_participations.All(p => p.AgencyId != ReturnAgencyId))
        {
            var shown = Participation.Open(this, _participations[0].Field, ReturnAgencyId, false, Lead.AgencyId, null, null, null, at);
            shown.Finish(at, outcome);
            _participations.Add(shown);
        }
    }

    /// <summary>
    /// The holder returns the dossier to the step it came from (trả lại đơn vị trước). That step is given its whole time again, counted from the
    /// return; the dossier's own due time does not move, for it is the applicant's.
    /// </summary>
    internal Refusal? SendBack(Recipient? to, Guid? officialId, string reason, DateTimeOffset at, Actor actor)
    {
        if (State is not (DossierState.Received or DossierState.Processing))
        {
            return Refusals.MoveNotAllowed;
        }

        if (HasOpenBranches)
        {
            return Refusals.BranchesOpen;
        }

        if (to is null)
        {
            return Refusals.NoPreviousStep;
        }

        var from = Lead;
        at = NotBefore(at, from);
        (State, Step) = (DossierState.Processing, to.Step);
        Advance(new Entry(HoldingAction.SentBack, actor, at, reason), to.AgencyId, officialId, to.DueAt);
        if (from.AgencyId != to.AgencyId)
        {
            Leave(from.AgencyId, at);
        }

        return null;
    }

    /// <summary>Other agencies are asked for their opinion. Nothing of the dossier moves and its clock runs on; only who decides it meanwhile loses to whoever asked first.</summary>
    internal Refusal? Consult()
    {
        if (State is not (DossierState.Received or DossierState.Processing))
        {
            return Refusals.MoveNotAllowed;
        }

        Version++;
        return null;
    }
}
