using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;

namespace EGov.Dossiers.Consultations;

/// <summary>Closes what was being asked about a dossier that is declined.</summary>
internal static class WhenConsultedDossierDeclined
{
    internal static Task Handle(DossierDeclined e, DossiersDb db, IEventLog events, CancellationToken ct) =>
        ConsultationEndings.CloseAllAsync(db, events, e.DossierId, e.DeclinedAt, ct);
}
