using static EGov.Dossiers.Contracts.DossierState;
// Not the whole namespace: an event is named PaymentRequested too.
using DossierState = EGov.Dossiers.Contracts.DossierState;

namespace EGov.Dossiers.Model;

/// <summary>The moves between states that the one-stop rules allow; everything else is refused.</summary>
internal static class StateMoves
{
    private static readonly Dictionary<DossierState, DossierState[]> From = new()
    {
        [Submitted] = [Received, Declined, SupplementRequested, Withdrawn],
        [Received] = [Processing, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Decided],
        [Processing] = [SupplementRequested, PaymentRequested, Withdrawn, Stopped, Decided],
        // Back to Submitted goes only what was not received yet.
        [SupplementRequested] = [Processing, Submitted, Withdrawn, Stopped],
        [PaymentRequested] = [Processing, Withdrawn, Stopped],
        [Stopped] = [Processing, Submitted, Withdrawn],
        [Decided] = [Returned, Processing],
        [Declined] = [],
        [Withdrawn] = [],
        [Returned] = [],
    };

    internal static bool Allows(DossierState from, DossierState to) => From[from].Contains(to);

    /// <summary>Whether nothing follows.</summary>
    internal static bool IsFinal(DossierState state) => From[state].Length == 0;

    /// <summary>Whether the clock stands.</summary>
    internal static bool IsPaused(DossierState state) => state is SupplementRequested or PaymentRequested or Stopped;
}
