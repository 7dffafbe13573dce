using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A withdrawn dossier owes nothing: what was not paid is cancelled. What was paid may be refunded by a leader.</summary>
internal static class WhenWithdrawnCancelPayments
{
    internal static Task Handle(DossierWithdrawn e, DossiersDb db, IEventLog events, Settlement settlement, CancellationToken ct) =>
        CancelAllAsync(e.DossierId, "Công dân rút hồ sơ", e.WithdrawnAt, db, events, settlement, ct);

    internal static async Task CancelAllAsync(
        Guid dossierId, string reason, DateTimeOffset at, DossiersDb db, IEventLog events, Settlement settlement, CancellationToken ct)
    {
        var open = await db.PaymentRequests.OpenOf(dossierId).ToListAsync(ct);
        if (open.Count == 0)
        {
            return;
        }

        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == dossierId, ct);
        foreach (var request in open)
        {
            await settlement.CancelAsync(db, events, request, dossier, reason, new Actor(null, null, null), at, ct);
        }
    }
}

/// <summary>A submission that is not received owes nothing.</summary>
internal static class WhenDeclinedCancelPayments
{
    internal static Task Handle(DossierDeclined e, DossiersDb db, IEventLog events, Settlement settlement, CancellationToken ct) =>
        WhenWithdrawnCancelPayments.CancelAllAsync(e.DossierId, "Hồ sơ không được tiếp nhận", e.DeclinedAt, db, events, settlement, ct);
}
