using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Handling;

/// <summary>An agency that gets a dossier back has it in its list again: the next round, with its first arrival.</summary>
internal static class WhenDossierSentBack
{
    internal static Task Handle(DossierSentBack e, DossiersDb db, CancellationToken ct) =>
        Arrivals.RecordAsync(db, e.DossierId, e.FromAgencyId, [new StepRecipient(e.ToAgencyId, e.ToStep, true, e.PartDueAt)], e.SentBackAt, ct);
}
