using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reception;

/// <summary>The desk declines an online submission, with the reason told to the applicant; it never gets a code.</summary>
internal static class DeclineSubmission
{
    public sealed record Request([Required, StringLength(2000, MinimumLength = 5)] string Reason);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/declination", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithName(nameof(DeclineSubmission))
        .WithSummary("Decline an online submission");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
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

        if (!await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (dossier.Decline(request.Reason, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierDeclined(dossier.Id, dossier.ReceivingAgencyId, request.Reason, dossier.FinishedAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
