using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>Stops the clock: for a supplement (asked for once), or because handling stops. Only the holder may.</summary>
internal static class SuspendDossier
{
    public enum Kind
    {
        Supplement = 1,
        // 2 was a payment, which is asked for with its sums (Payments/RequestPayment.cs).
        Stop = 3,
    }

    /// <param name="Reason">What is asked for and why, as told to the applicant.</param>
    /// <param name="RepeatReason">Why a supplement is asked for again.</param>
    public sealed record Request(
        Kind Kind, [Required, StringLength(2000, MinimumLength = 5)] string Reason, [StringLength(1000, MinimumLength = 5)] string? RepeatReason = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/suspension", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(SuspendDossier))
        .WithSummary("Suspend a dossier; its clock stands");

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

        if (await db.HeldByAsync(dossier, caller, ct) is not { } row)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var state = request.Kind switch
        {
            Kind.Supplement => DossierState.SupplementRequested,
            _ => DossierState.Stopped,
        };
        var reason = request.RepeatReason is null ? request.Reason : $"{request.Reason} ({request.RepeatReason})";
        if (dossier.Suspend(state, reason, request.RepeatReason is not null, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierSuspended(dossier.Id, row.AgencyId, state, reason, dossier.Lead.FromAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
