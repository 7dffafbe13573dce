using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>The clock runs again: after a supplement by the procedure's policy (from the beginning, or extended), after a stop extended by the pause. One that waits for a payment goes on when it is paid or the request is cancelled, not here.</summary>
internal static class ResumeDossier
{
    public sealed record Request([StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/resumption", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ResumeDossier))
        .WithSummary("Resume a suspended dossier");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, DueTimes dueTimes, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(dossier.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var lead = dossier.Lead;
        if (!await db.ReachesAsync(caller, lead.AgencyId, ct) && !await db.ReachesDeskAsync(caller, dossier, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (!dossier.IsPaused || dossier.ReceivedAt is null)
        {
            return Refusals.MoveNotAllowed.ToProblem();
        }

        if (await db.AwaitsPaymentAsync(dossier.Id, ct))
        {
            return Refusals.PaymentOutstanding.ToProblem();
        }

        var now = clock.GetUtcNow();
        var at = now < lead.FromAt ? lead.FromAt : now;
        var due = await dueTimes.AfterPauseAsync(db, dossier, at, ct);
        if (dossier.Resume(at, due, Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierResumed(dossier.Id, lead.AgencyId, at, dossier.DueAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
