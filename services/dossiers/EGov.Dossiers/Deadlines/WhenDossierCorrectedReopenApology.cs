using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>A decision that took a proposed apology away was void: the dossier runs towards the same due time again, and so the proposal stands again.</summary>
internal static class WhenDossierCorrectedReopenApology
{
    internal static async Task Handle(DossierCorrected e, DossiersDb db, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == e.DossierId, ct);
        var letters = await db.Apologies.Where(a => a.DossierId == e.DossierId).ToListAsync(ct);
        if (dossier.MayBeRescheduled && dossier.RescheduledAt is null && letters.All(a => a.State != Model.ApologyState.Proposed))
        {
            letters.Where(a => a.DueAt == dossier.DueAt).MaxBy(a => a.ProposedAt)?.Reopen();
        }
    }
}
