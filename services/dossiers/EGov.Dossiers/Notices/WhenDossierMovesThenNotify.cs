using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>The applicant is told that the online submission is registered and until when it is answered.</summary>
internal static class WhenDossierSubmittedThenNotify
{
    internal static Task Handle(DossierSubmitted e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierSubmitted, e.DossierId, e.AgencyId, e.SubmittedAt, AcceptBy: e.AcceptBy), ct);
}

/// <summary>The applicant is told the code and the due time (NĐ 61/2018 art. 17).</summary>
internal static class WhenDossierReceivedThenNotify
{
    internal static Task Handle(DossierReceived e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierReceived, e.DossierId, e.AgencyId, e.ReceivedAt, DueAt: e.DueAt), ct);
}

/// <summary>The applicant is told why an online submission was not received.</summary>
internal static class WhenDossierDeclinedThenNotify
{
    internal static Task Handle(DossierDeclined e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierDeclined, e.DossierId, e.AgencyId, e.DeclinedAt, e.Reason), ct);
}

/// <summary>The applicant is told what the dossier waits for.</summary>
internal static class WhenDossierSuspendedThenNotify
{
    internal static Task Handle(DossierSuspended e, EventContext context, NoticeDesk desk, CancellationToken ct)
    {
        // A payment is told with its amount, by its own event.
        if (e.State == DossierState.PaymentRequested)
        {
            return Task.CompletedTask;
        }

        var kind = e.State == DossierState.SupplementRequested ? NoticeKind.SupplementRequested : NoticeKind.DossierStopped;
        return desk.NotifyAsync(context, new NoticeFacts(kind, e.DossierId, e.AgencyId, e.SuspendedAt, e.Reason), ct);
    }
}

/// <summary>The applicant is told the due time that holds now.</summary>
internal static class WhenDossierResumedThenNotify
{
    internal static Task Handle(DossierResumed e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierResumed, e.DossierId, e.AgencyId, e.ResumedAt, DueAt: e.DueAt), ct);
}

/// <summary>A result that is ready, before the due time above all, is told at once; it waits at the desk that returns it (NĐ 61/2018 art. 20).</summary>
internal static class WhenDossierDecidedThenNotify
{
    internal static Task Handle(DossierDecided e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.ResultReady, e.DossierId, null, e.DecidedAt, DueAt: e.DueAt, Outcome: e.Outcome), ct);
}

/// <summary>The applicant is told that the result was handed out: if somebody else fetched it, it shows.</summary>
internal static class WhenResultReturnedThenNotify
{
    internal static Task Handle(ResultReturned e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.ResultReturned, e.DossierId, e.AgencyId, e.ReturnedAt), ct);
}

/// <summary>The applicant is told that the dossier ended at the applicant's wish.</summary>
internal static class WhenDossierWithdrawnThenNotify
{
    internal static Task Handle(DossierWithdrawn e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierWithdrawn, e.DossierId, e.AgencyId, e.WithdrawnAt), ct);
}

/// <summary>The applicant is told what is to be paid, whether the clock stands for it or not.</summary>
internal static class WhenPaymentRequestedThenNotify
{
    internal static Task Handle(PaymentRequested e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.PaymentRequested, e.DossierId, e.AgencyId, e.RequestedAt, Amount: e.Fee + e.Charge + e.Other), ct);
}

/// <summary>The applicant is told that the money arrived.</summary>
internal static class WhenPaymentReceivedThenNotify
{
    internal static Task Handle(PaymentReceived e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.PaymentReceived, e.DossierId, e.AgencyId, e.PaidAt, Amount: e.Fee + e.Charge + e.Other), ct);
}

/// <summary>The applicant is told that money went back.</summary>
internal static class WhenPaymentRefundedThenNotify
{
    internal static Task Handle(PaymentRefunded e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.PaymentRefunded, e.DossierId, e.AgencyId, e.RefundedAt, Amount: e.Fee + e.Charge + e.Other + e.Surplus), ct);
}

/// <summary>The applicant is told that a payment is not asked for any more.</summary>
internal static class WhenPaymentCancelledThenNotify
{
    internal static Task Handle(PaymentCancelled e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.PaymentCancelled, e.DossierId, e.AgencyId, e.CancelledAt, e.Reason), ct);
}

/// <summary>The asker is told the code and until when the answer comes.</summary>
internal static class WhenPetitionReceivedThenNotify
{
    internal static Task Handle(PetitionReceived e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAskerAsync(context, new NoticeFacts(NoticeKind.PetitionReceived, null, e.AgencyId, e.ReceivedAt, DueAt: e.DueAt, PetitionId: e.PetitionId), ct);
}

/// <summary>The asker gets the answer.</summary>
internal static class WhenPetitionAnsweredThenNotify
{
    internal static async Task Handle(PetitionAnswered e, EventContext context, DossiersDb db, NoticeDesk desk, CancellationToken ct)
    {
        var answer = await db.Petitions.Where(p => p.Id == e.PetitionId).Select(p => p.Answer).SingleAsync(ct);
        await desk.NotifyAskerAsync(context, new NoticeFacts(NoticeKind.PetitionAnswered, null, e.AgencyId, e.AnsweredAt, answer, PetitionId: e.PetitionId), ct);
    }
}

/// <summary>The letter of apology reaches the applicant with its reason and the new date (NĐ 61/2018 art. 19).</summary>
internal static class WhenApologySentThenNotify
{
    internal static Task Handle(ApologySent e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.ApologySent, e.DossierId, e.AgencyId, e.SentAt, e.Reason, e.NewDueAt, FormerDueAt: e.FormerDueAt), ct);
}

/// <summary>An applicant whose dossier has shown no sign for too long is told where it is.</summary>
internal static class WhenDossierSilentThenNotify
{
    internal static Task Handle(DossierSilent e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAsync(context, new NoticeFacts(NoticeKind.DossierSilent, e.DossierId, e.AgencyId, e.FoundAt), ct);
}
