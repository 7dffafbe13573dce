using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>Nobody is asked about a dossier that is decided, withdrawn or declined: what is open is closed, without an answer and without blame.</summary>
internal static class WhenConsultedDossierEnded
{
    internal static async Task Handle(JsonElement e, EventContext context, DossiersDb db, IEventLog events, CancellationToken ct)
    {
        var dossierId = e.GetProperty("dossierId").GetGuid();
        foreach (var c in await db.Consultations.Open().Where(c => c.DossierId == dossierId).ToListAsync(ct))
        {
            _ = c.Close(ConsultationEnding.DossierEnded, null, context.Time);
            events.Stage(c, new ConsultationClosed(c.Id, c.DossierId, c.AskingAgencyId, c.AgencyId, ConsultationEnding.DossierEnded, c.ClosedAt!.Value));
        }
    }
}
