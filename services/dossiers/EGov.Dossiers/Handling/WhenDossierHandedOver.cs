using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Handling;

/// <summary>An agency that gets a dossier from another takes it into its own list.</summary>
internal static class WhenDossierHandedOver
{
    internal static Task Handle(DossierHandedOver e, DossiersDb db, CancellationToken ct) =>
        Arrivals.RecordAsync(db, e.DossierId, e.FromAgencyId, e.Recipients, e.HandedOverAt, ct);
}
