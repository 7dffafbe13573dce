using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>Payment requests loaded to be changed, and who may collect.</summary>
internal static class PaymentsInHand
{
    private static readonly PaymentState[] Open = [PaymentState.Unpaid, PaymentState.Pending];

    /// <summary>Requests of dossiers that the caller reaches.</summary>
    internal static IQueryable<PaymentRequest> PaymentsInReach(this DossiersDb db, Caller caller)
    {
        var dossiers = db.Dossiers.InReach(db, caller).Select(d => d.Id);
        return db.PaymentRequests.Where(r => dossiers.Contains(r.DossierId));
    }

    /// <summary>Requests of the caller's own dossiers, as applicant.</summary>
    internal static IQueryable<PaymentRequest> PaymentsOwnedBy(this DossiersDb db, Caller caller)
    {
        var dossiers = db.Dossiers.OwnedBy(caller).Select(d => d.Id);
        return db.PaymentRequests.Where(r => dossiers.Contains(r.DossierId));
    }

    internal static IQueryable<PaymentRequest> OpenOf(this IQueryable<PaymentRequest> requests, Guid dossierId) =>
        requests.Where(r => r.DossierId == dossierId && Open.Contains(r.State));

    /// <summary>
    /// The agency in whose name the caller collects: the one that asked, else the desk that received the dossier or the agency that holds it
    /// (an agency that was closed has no officials any more). Null for anybody else.
    /// </summary>
    internal static async ValueTask<Guid?> CollectorAsync(this DossiersDb db, Dossier dossier, Caller caller, Guid? asked, CancellationToken ct)
    {
        foreach (var agency in new[] { asked, dossier.ReceivingAgencyId, dossier.Lead.AgencyId })
        {
            if (agency is { } one && await db.ReachesAsync(caller, one, ct))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Whether the dossier may not go on because of a payment that pauses it.</summary>
    internal static Task<bool> AwaitsPaymentAsync(this DossiersDb db, Guid dossierId, CancellationToken ct) =>
        db.PaymentRequests.OpenOf(dossierId).AnyAsync(r => r.Pauses, ct);

    /// <summary>Whether something that is collected before the decision (thu trước) is not paid.</summary>
    internal static Task<bool> OwesBeforeDecisionAsync(this DossiersDb db, Guid dossierId, CancellationToken ct) =>
        db.PaymentRequests.OpenOf(dossierId).AnyAsync(r => r.Timing == PaymentTiming.Before, ct);

    /// <summary>Whether anything is not paid.</summary>
    internal static Task<bool> OwesAsync(this DossiersDb db, Guid dossierId, CancellationToken ct) =>
        db.PaymentRequests.OpenOf(dossierId).AnyAsync(ct);
}
