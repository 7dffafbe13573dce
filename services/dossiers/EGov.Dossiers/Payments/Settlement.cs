using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;

namespace EGov.Dossiers.Payments;

/// <summary>
/// What follows from a payment, whichever way it came: the request is paid, a dossier that waited for it runs on with its term extended by the
/// pause, receipts are issued. Runs inside the caller's transaction and takes the receipts' numbers last.
/// </summary>
internal sealed class Settlement(DueTimes dueTimes)
{
    internal async Task<Refusal?> PayAsync(
        DossiersDb db, IEventLog events, PaymentRequest request, Dossier dossier, Collection collection, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        if (request.Pay(collection, at) is { } refusal)
        {
            return refusal;
        }

        await ResumeAsync(db, events, request, dossier, actor, at, "Đã thực hiện nghĩa vụ tài chính", ct);
        events.Stage(request, new PaymentReceived(
            request.Id, dossier.Id, request.AgencyId, request.Fee, request.Charge, request.Other, collection.Way, collection.PaidAt));
        await ReceiptBook.IssueAsync(db, request, at, collection.CollectedBy, ct);
        return null;
    }

    internal async Task<Refusal?> CancelAsync(
        DossiersDb db, IEventLog events, PaymentRequest request, Dossier dossier, string reason, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        if (request.Cancel(reason, at) is { } refusal)
        {
            return refusal;
        }

        await ResumeAsync(db, events, request, dossier, actor, at, reason, ct);
        events.Stage(request, new PaymentCancelled(request.Id, dossier.Id, request.AgencyId, reason, at));
        return null;
    }

    /// <summary>A dossier stopped meanwhile for another reason stays stopped.</summary>
    private async Task ResumeAsync(
        DossiersDb db, IEventLog events, PaymentRequest request, Dossier dossier, Actor actor, DateTimeOffset at, string note, CancellationToken ct)
    {
        if (!request.Pauses || dossier.State != DossierState.PaymentRequested)
        {
            return;
        }

        var lead = dossier.Lead;
        at = at < lead.FromAt ? lead.FromAt : at;
        dossier.Resume(at, await dueTimes.AfterPauseAsync(db, dossier, at, ct), actor, note);
        events.Stage(dossier, new DossierResumed(dossier.Id, lead.AgencyId, at, dossier.DueAt));
    }
}
