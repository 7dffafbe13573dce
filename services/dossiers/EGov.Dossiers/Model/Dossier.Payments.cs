using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Financial obligations within handling (nghĩa vụ tài chính).</content>
internal sealed partial class Dossier
{
    /// <summary>
    /// An obligation is put on the dossier: its clock stands until it is met (2, 4 -> 6), or it is only collected beside the handling.
    /// The version moves either way, so that a dossier ending at the same moment is noticed.
    /// </summary>
    internal Refusal? Oblige(bool pauses, string reason, DateTimeOffset at, Actor actor)
    {
        if (StateMoves.IsFinal(State))
        {
            return Refusals.MoveNotAllowed;
        }

        if (pauses)
        {
            return Suspend(DossierState.PaymentRequested, reason, false, at, actor);
        }

        Version++;
        return null;
    }
}
