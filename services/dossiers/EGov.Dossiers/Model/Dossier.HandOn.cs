namespace EGov.Dossiers.Model;

/// <content>
/// Handing on from reception: in the same working day, or at the start of the next one for what came after the cutoff (NĐ 61/2018 art. 18).
/// A late one is a dossier whose <see cref="HandedOnAt"/>, or its end, or the moment of asking, lies after <see cref="HandOnBy"/>.
/// </content>
internal sealed partial class Dossier
{
    /// <summary>The latest time to hand on; null where there is nothing to hand on to, and while a clock stands that was stopped in time.</summary>
    public DateTimeOffset? HandOnBy { get; private set; }

    /// <summary>When it left the hands of whoever received it: to the next step, or to another official.</summary>
    public DateTimeOffset? HandedOnAt { get; private set; }

    /// <summary>Called before a move's row begins, with the state already the new one.</summary>
    private void TraceHandOn(Entry entry, Guid? officialId)
    {
        if (HandOnBy is null || HandedOnAt is not null)
        {
            return;
        }

        var receiver = Lead.OfficialId;
        if (entry.Action is HoldingAction.HandedOver or HoldingAction.Decided or HoldingAction.Withdrawn
            || (entry.Action is HoldingAction.TakenUp or HoldingAction.Assigned && (receiver is null || receiver != officialId)))
        {
            HandedOnAt = entry.At;
        }
        else if (StateMoves.IsPaused(State) && entry.At <= HandOnBy)
        {
            // What was in time when the clock stopped cannot become late by standing; what was late stays so.
            HandOnBy = null;
        }
    }
}
