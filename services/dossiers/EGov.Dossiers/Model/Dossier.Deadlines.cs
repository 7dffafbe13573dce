using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>The one rescheduling that the law allows.</content>
internal sealed partial class Dossier
{
    /// <summary>When an apology moved the due time; null while that has not happened.</summary>
    public DateTimeOffset? RescheduledAt { get; private set; }

    /// <summary>The due time that the apology promised. A pause afterwards moves it further, so it need not be the present one.</summary>
    public DateTimeOffset? RescheduledTo { get; private set; }

    /// <summary>Whether its clock runs towards a due time.</summary>
    internal bool MayBeRescheduled => State is DossierState.Received or DossierState.Processing && DueAt is not null;

    /// <summary>
    /// Moves the due time once, with an apology (NĐ 61/2018 art. 19.9). The parts of the receiver and of the holder begin a new round,
    /// so that the report of a past day keeps the due time of that day.
    /// </summary>
    internal Refusal? Reschedule(ResumedDueTimes due, string reason, DateTimeOffset at, Actor actor)
    {
        if (!MayBeRescheduled)
        {
            return Refusals.MoveNotAllowed;
        }

        if (RescheduledAt is not null)
        {
            return Refusals.AlreadyRescheduled;
        }

        var lead = Lead;
        at = NotBefore(at, lead);
        if (!(due.Dossier > DueAt && due.Dossier > at))
        {
            return Refusals.NewDueTimeNotLater;
        }

        (DueAt, RescheduledAt, RescheduledTo) = (due.Dossier, at, due.Dossier);
        foreach (var open in OpenParticipations().Where(p => IsOfDesk(p) || p.AgencyId == lead.AgencyId))
        {
            Renew(open, at, IsOfDesk(open) ? due.Dossier : due.Part);
        }

        Advance(new Entry(HoldingAction.Rescheduled, actor, at, reason), lead.AgencyId, lead.OfficialId, due.Step);
        return null;
    }
}
