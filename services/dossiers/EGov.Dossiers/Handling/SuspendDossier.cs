using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>Stops handling; the clock stands. Only the holder may. Supplements and payments are asked for by requests of their own.</summary>
internal static class SuspendDossier
{
    public enum Kind
    {
        // 1 was a supplement (Supplements/RequestSupplement.cs), 2 a payment, which is asked for with its sums (Payments/RequestPayment.cs).
        Stop = 3,
    }

    /// <param name="Reason">What is asked for and why, as told to the applicant.</param>
    public sealed record Request(Kind Kind, [Required, StringLength(2000, MinimumLength = 5)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Enum.IsDefined(Kind))
            {
                yield return new ValidationResult("Only Stop.", [nameof(Kind)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/suspension", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(SuspendDossier))
        .WithSummary("Suspend a dossier; its clock stands");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, OneStopRules rules, TimeProvider clock, CancellationToken ct)
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

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (dossier.Suspend(DossierState.Stopped, request.Reason, false, now, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var number = await db.NextDocumentNumberAsync(dossier.ReceivingAgencyId, DocumentCounter.Stop, await rules.OfAsync(db, dossier, ct), now, ct);
        var stop = DossierStop.Of(dossier, number, StopCause.ByAgency, null, false, null, request.Reason, Actor.Of(caller));
        db.Add(stop);
        await db.CloseSupplementAsync(dossier, ct);
        events.Stage(dossier, new DossierSuspended(dossier.Id, row.AgencyId, dossier.State, stop.Reason, stop.StoppedAt));
        events.Stage(dossier, new DossierStopped(dossier.Id, stop.Id, row.AgencyId, stop.Cause, stop.Reason, stop.StoppedAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
