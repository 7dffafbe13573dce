using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>The asker is told who answers and until when.</summary>
internal static class WhenPetitionAcceptedThenNotify
{
    internal static Task Handle(PetitionAccepted e, EventContext context, NoticeDesk desk, CancellationToken ct) =>
        desk.NotifyAskerAsync(context, new NoticeFacts(NoticeKind.PetitionAccepted, null, e.AgencyId, e.AcceptedAt, DueAt: e.DueAt, PetitionId: e.PetitionId), ct);
}

/// <summary>The asker is told who has the petition now and why; each forwarding has its own reason.</summary>
internal static class WhenPetitionForwardedThenNotify
{
    internal static async Task Handle(PetitionForwarded e, EventContext context, DossiersDb db, NoticeDesk desk, CancellationToken ct)
    {
        // Every move of a petition notes one step, so the version that the event tells of is the number of its step.
        var reason = await db.PetitionSteps.Where(s => s.PetitionId == e.PetitionId && s.Seq == context.SubjectVersion).Select(s => s.Note).SingleAsync(ct);
        await desk.NotifyAskerAsync(
            context, new NoticeFacts(NoticeKind.PetitionForwarded, null, e.AgencyId, e.ForwardedAt, reason, e.DueAt, PetitionId: e.PetitionId), ct);
    }
}

/// <summary>The asker is told why the petition is not dealt with.</summary>
internal static class WhenPetitionRefusedThenNotify
{
    internal static async Task Handle(PetitionRefused e, EventContext context, DossiersDb db, NoticeDesk desk, CancellationToken ct)
    {
        var reason = await db.Petitions.Where(p => p.Id == e.PetitionId).Select(p => p.RefusalReason).SingleAsync(ct);
        await desk.NotifyAskerAsync(context, new NoticeFacts(NoticeKind.PetitionRefused, null, e.AgencyId, e.RefusedAt, reason, PetitionId: e.PetitionId), ct);
    }
}
