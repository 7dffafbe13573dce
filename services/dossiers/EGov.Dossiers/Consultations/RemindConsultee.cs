using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>The asking side reminds a consulted agency of the answer it owes.</summary>
internal static class RemindConsultee
{
    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapPost("/{id:guid}/reminder", Handle)
        .WithName(nameof(RemindConsultee))
        .WithSummary("Remind a consulted agency");

    private static async Task<Results<Ok<ConsultationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch expected, Caller caller, HttpResponse http,
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
        if (consultation.Remind(now) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(consultation, new ConsultationReminded(
            id, consultation.DossierId, consultation.AskingAgencyId, consultation.AgencyId, now, consultation.DueAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(consultation.Version);
        return TypedResults.Ok((await ConsultationView.OfAsync(db.Consultations.Where(c => c.Id == id), db, calendars, now, ct))[0]);
    }
}
