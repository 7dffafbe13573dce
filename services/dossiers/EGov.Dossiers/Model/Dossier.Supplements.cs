using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Supplements and the way back to acceptance.</content>
internal sealed partial class Dossier
{
    /// <summary>A submission that was supplemented, or stopped, waits for its acceptance again, with a new time for it.</summary>
    internal Refusal? AwaitAcceptance(DateTimeOffset at, DateTimeOffset acceptBy, Actor actor, string? note)
    {
        if (ReceivedAt is not null || State is not (DossierState.SupplementRequested or DossierState.Stopped))
        {
            return Refusals.MoveNotAllowed;
        }

        var lead = Lead;
        at = NotBefore(at, lead);
        (State, AcceptBy) = (DossierState.Submitted, acceptBy);
        foreach (var open in OpenParticipations().Where(IsOfDesk))
        {
            Renew(open, at, acceptBy);
        }

        Advance(new Entry(HoldingAction.Resumed, actor, at, note), lead.AgencyId, lead.OfficialId, acceptBy);
        return null;
    }

    /// <summary>Takes what was brought among the components. A better paper takes the place of the one it mends, so of two counts the larger stays.</summary>
    internal void Complete(IEnumerable<HandedIn> brought)
    {
        var components = Components.ToList();
        foreach (var paper in brought)
        {
            var known = components.FindIndex(c => c.Code == paper.Code);
            if (known < 0)
            {
                components.Add(paper);
            }
            else
            {
                components[known] = new HandedIn(
                    paper.Code, Math.Max(components[known].Originals, paper.Originals), Math.Max(components[known].Copies, paper.Copies));
            }
        }

        Components = components;
    }
}
