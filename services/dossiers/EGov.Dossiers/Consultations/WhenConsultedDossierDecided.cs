using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;

namespace EGov.Dossiers.Consultations;

/// <summary>Closes what was being asked about a dossier that is decided.</summary>
internal static class WhenConsultedDossierDecided
{
    internal static Task Handle(DossierDecided e, DossiersDb db, IEventLog events, CancellationToken ct) =>
        ConsultationEndings.CloseAllAsync(db, events, e.DossierId, e.DecidedAt, ct);
}
