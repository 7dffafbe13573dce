using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;

namespace EGov.Dossiers.Consultations;

/// <summary>Closes what was being asked about a dossier that is withdrawn.</summary>
internal static class WhenConsultedDossierWithdrawn
{
    internal static Task Handle(DossierWithdrawn e, DossiersDb db, IEventLog events, CancellationToken ct) =>
        ConsultationEndings.CloseAllAsync(db, events, e.DossierId, e.WithdrawnAt, ct);
}
