using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// The leader of the agency that holds the dossier signs its apology with the reason and the new date (NĐ 61/2018 art. 19.9). That sends it and
/// moves the due time, once in a dossier's life; after the latest moment it is still possible and recorded as late.
/// </summary>
internal static class SignApology
{
    /// <param name="Reason">Reason told to the applicant.</param>
    /// <param name="NewDueAt">The new date.</param>
    /// <param name="Authorised">Whether the head has authorised the signer in writing (TUQ.); else the title of the post says how it is signed.</param>
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason, DateTimeOffset NewDueAt, bool? Authorised = null);

    public sealed record Response(Guid Id, int Version, ApologyState State, bool InTime, DateTimeOffset SignedAt, Standing Dossier);

    internal static void Map(RouteGroupBuilder apologies) => apologies
        .MapPost("/{id:guid}/signature", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(SignApology))
        .WithSummary("Sign and send an apology with its new date");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, Calendars calendars, Rescheduling rescheduling, TimeProvider clock, CancellationToken ct)
    {
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.Id == id, ct);
        var dossier = apology is null ? null : await db.ForChangeAsync(apology.DossierId, caller, ct);
        if (apology is null || dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(apology.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.ReachesAsync(caller, dossier.Lead.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var newDueAt = request.NewDueAt.ToUniversalTime();
        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        if (newDueAt > apology.DueAt && !calendar.IsWorkingDay(CivilTime.DateOf(newDueAt)))
        {
            return Refusals.NewDueTimeOffDuty.ToProblem();
        }

        var now = clock.GetUtcNow();
        var due = await rescheduling.AfterApologyAsync(db, dossier, newDueAt, ct);
        var title = await db.TitleOfAsync(caller.OfficialId, dossier.Lead.AgencyId, CivilTime.DateOf(now), ct);
        if (apology.Sign(dossier, request.Reason, due, now, new Signer(Actor.Of(caller), title, request.Authorised == true)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new ApologySent(
            id, dossier.Id, apology.AgencyId, request.Reason, apology.DueAt, newDueAt, apology.InTime!.Value, now));
        await db.SaveChangesAsync(ct);

        http.SetETag(apology.Version);
        return TypedResults.Ok(new Response(id, apology.Version, apology.State, apology.InTime.Value, now, Standing.Of(dossier)));
    }
}
