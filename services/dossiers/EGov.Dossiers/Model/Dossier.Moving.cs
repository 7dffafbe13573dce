using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Passing to the successor of an agency that was closed.</content>
internal sealed partial class Dossier
{
    /// <summary>
    /// The successor takes every part that a closed agency has in the dossier: what it holds, receives, took in or returns. State, step and
    /// deadlines stay. The time until now stays the closed agency's. Its open record ends without having been handled, and the successor's begins
    /// with the first arrival: what the one loses the other gains, and what was reported before stays as it was.
    /// </summary>
    /// <param name="from">The closed agency.</param>
    /// <param name="to">Its successor.</param>
    /// <param name="staff">Officials of the successor: whoever went along keeps what he or she has in hand.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="note">What is written into the history.</param>
    internal MovedParts Move(Guid from, Guid to, IReadOnlySet<Guid> staff, DateTimeOffset at, Actor actor, string note)
    {
        if (StateMoves.IsFinal(State) || from == to)
        {
            return MovedParts.None;
        }

        var rows = _holdings.Where(h => h.UntilAt is null && h.AgencyId == from).OrderByDescending(h => h.Leads).ToList();
        at = rows.Aggregate(at, NotBefore);
        var everybodyStays = true;
        foreach (var row in rows)
        {
            var official = row.OfficialId is { } holder && staff.Contains(holder) ? row.OfficialId : null;
            everybodyStays &= official is not null;
            row.End(at, HoldingAction.Moved);
            if (row.Leads)
            {
                Begin(new Entry(HoldingAction.Moved, actor, at, note), to, official, row.DueAt, row);
            }
            else
            {
                AddBranch(row.Step, to, official, HoldingAction.Moved, at, actor, note, row.DueAt, row);
            }
        }

        var parts = (rows.Count > 0 ? MovedParts.Holding : 0) | MoveDesks(from, to);
        if (_participations.Find(p => p.AgencyId == from && p.SupersededAt is null) is { FinishedAt: null } open)
        {
            parts |= MovedParts.Record;
            var there = _participations.Find(p => p.AgencyId == to && p.SupersededAt is null);
            if (open.PassTo(to, there, at, rows.Count == 0 || everybodyStays) is { } next)
            {
                _participations.Add(next);
            }
        }

        if (State == DossierState.Decided)
        {
            ShowAtResultDesk(at, Outcome == DecisionOutcome.Granted ? ParticipationOutcome.Granted : ParticipationOutcome.Refused);
        }

        Version += parts == MovedParts.None ? 0 : 1;
        return parts;
    }

    private MovedParts MoveDesks(Guid from, Guid to)
    {
        var parts = (ReceivingAgencyId == from ? MovedParts.Receiving : 0)
            | (DeskAgencyId == from ? MovedParts.Desk : 0)
            | (ResultAgencyId == from ? MovedParts.Result : 0);
        ReceivingAgencyId = ReceivingAgencyId == from ? to : ReceivingAgencyId;
        DeskAgencyId = DeskAgencyId == from ? to : DeskAgencyId;
        ResultAgencyId = ResultAgencyId == from ? to : ResultAgencyId;
        if (DeskAgencyId == ReceivingAgencyId)
        {
            // Desk and competent agency have become one.
            DeskAgencyId = null;
        }

        return parts;
    }
}

/// <summary>What a successor took over of a dossier.</summary>
[Flags]
internal enum MovedParts
{
    None = 0,

    /// <summary>It holds the dossier or a branch.</summary>
    Holding = 1,

    /// <summary>It is the receiving agency.</summary>
    Receiving = 2,

    /// <summary>It is the desk that took the dossier in.</summary>
    Desk = 4,

    /// <summary>It is the desk where the result is fetched.</summary>
    Result = 8,

    /// <summary>It has the open record in its list.</summary>
    Record = 16,
}
