using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <content>Dossiers of the time before this system.</content>
internal sealed partial class Dossier
{
    /// <summary>What is known of an earlier dossier.</summary>
    internal sealed record Past(
        string Code, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, DecisionOutcome? Outcome, bool Withdrawn, DateTimeOffset? ReturnedAt);

    /// <summary>An earlier dossier with the history that its dates tell: received, perhaps decided or withdrawn, perhaps returned, all at the receiving agency.</summary>
    internal static Dossier Import(Application application, Past past, Actor actor)
    {
        var dossier = Receive(application, past.Code, past.ReceivedAt, past.DueAt, past.DueAt, actor with { OfficialId = null });
        var lead = dossier.Lead;
        dossier._holdings.Remove(lead);
        dossier.HoldingCount = 0;
        dossier.State = DossierState.Processing;
        dossier.Begin(new Entry(HoldingAction.Imported, actor, past.ReceivedAt), dossier.ReceivingAgencyId, null, past.DueAt);
        if (past.FinishedAt is { } finished)
        {
            _ = past.Withdrawn ? dossier.Withdraw(null, finished, actor) : dossier.Decide(past.Outcome ?? DecisionOutcome.Granted, null, null, finished, actor);
        }

        if (past.ReturnedAt is { } returned)
        {
            _ = dossier.Return(returned, actor, null);
        }

        return dossier;
    }
}
