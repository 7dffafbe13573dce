using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Moves between agencies beside the way forward.</content>
internal sealed partial class Dossier
{
    /// <summary>Whether coordinating branches are still being worked.</summary>
    private bool HasOpenBranches => _holdings.Any(h => h is { Leads: false, UntilAt: null });

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
