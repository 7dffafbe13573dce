using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>
/// The clock runs again after a stop, extended by the pause. A submission that was stopped waits for its acceptance again.
/// What waits for a supplement goes on by its answer alone, what waits for a payment when it is paid or the request is cancelled.
/// </summary>
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
        DossiersDb db, IEventLog events, DueTimes dueTimes, AcceptanceTimes acceptance, TimeProvider clock, CancellationToken ct)
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

        if (!dossier.IsPaused)
        {
            return Refusals.MoveNotAllowed.ToProblem();
        }

        if (await db.AwaitsPaymentAsync(dossier.Id, ct))
        {
            return Refusals.PaymentOutstanding.ToProblem();
        }

        if (dossier.State == DossierState.SupplementRequested && await db.LatestSupplementAsync(id, ct) is { IsOpen: true })
        {
            return Refusals.SupplementIsOpen.ToProblem();
        }

        var now = clock.GetUtcNow();
        var at = now < lead.FromAt ? lead.FromAt : now;
        var refusal = dossier.ReceivedAt is null
            ? dossier.AwaitAcceptance(at, await acceptance.AgainAsync(db, dossier, at, ct), Actor.Of(caller), request.Note)
            : dossier.Resume(at, await dueTimes.AfterPauseAsync(db, dossier, at, ct), Actor.Of(caller), request.Note);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierResumed(dossier.Id, lead.AgencyId, at, dossier.DueAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
