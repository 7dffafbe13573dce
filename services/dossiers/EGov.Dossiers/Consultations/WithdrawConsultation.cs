using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>The asking side takes its question back, with the reason; the dossier no longer waits for it.</summary>
internal static class WithdrawConsultation
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 2)] string Reason);

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapPost("/{id:guid}/withdrawal", Handle)
        .WithName(nameof(WithdrawConsultation))
        .WithSummary("Take a consultation back");

    private static async Task<Results<Ok<ConsultationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var consultation = await db.Consultations.InReach(db, caller).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (consultation is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(consultation.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.AsksAsync(caller, consultation, ct))
        {
            return Refusals.NotAsker.ToProblem();
        }

        var now = clock.GetUtcNow();
        if (consultation.Close(ConsultationEnding.Withdrawn, request.Reason, now) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(consultation, new ConsultationClosed(
            id, consultation.DossierId, consultation.AskingAgencyId, consultation.AgencyId, ConsultationEnding.Withdrawn, consultation.ClosedAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(consultation.Version);
        return TypedResults.Ok((await ConsultationView.OfAsync(db.Consultations.Where(c => c.Id == id), db, calendars, now, ct))[0]);
    }
}
