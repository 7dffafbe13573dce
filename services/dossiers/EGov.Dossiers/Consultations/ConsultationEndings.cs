using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>Nobody is asked about a dossier that has ended: what is open is closed, without an answer and without blame.</summary>
internal static class ConsultationEndings
{
    internal static async Task CloseAllAsync(DossiersDb db, IEventLog events, Guid dossierId, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var c in await db.Consultations.Open().Where(c => c.DossierId == dossierId).ToListAsync(ct))
        {
            _ = c.Close(ConsultationEnding.DossierEnded, null, at);
            events.Stage(c, new ConsultationClosed(c.Id, c.DossierId, c.AskingAgencyId, c.AgencyId, ConsultationEnding.DossierEnded, c.ClosedAt!.Value));
        }
    }
}
