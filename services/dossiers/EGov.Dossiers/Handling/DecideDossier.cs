using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>
/// Grants or refuses what a dossier asks for. Only its holder decides; granting waits for the last step, refusing with a reason does not.
/// A refusal goes out in writing (form 03) and within the processing time; one after the due time is recorded as late.
/// </summary>
internal static class DecideDossier
{
    public sealed record Request(
        DecisionOutcome Outcome, [StringLength(1000)] string? Reason = null, [StringLength(100)] string? ResultNumber = null, [StringLength(30)] string? ReasonCode = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Outcome is not (DecisionOutcome.Granted or DecisionOutcome.Refused))
            {
                yield return new ValidationResult("Granted or Refused.", [nameof(Outcome)]);
            }

            if (Outcome == DecisionOutcome.Refused && string.IsNullOrWhiteSpace(Reason) && ReasonCode is null)
            {
                yield return new ValidationResult("A refusal needs its reason.", [nameof(Reason)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/decision", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(DecideDossier))
        .WithSummary("Decide a dossier");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, PublishedVersions versions, OneStopRules rules, TimeProvider clock, CancellationToken ct)
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

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (request.Outcome == DecisionOutcome.Granted && version.Content.StageAfter(row.Step) is [var next, ..])
        {
            return Refusals.StepsRemain.ToProblem(("next", next.No));
        }

        if (await db.IsAwaitedAsync(dossier.Id, clock.GetUtcNow(), ct))
        {
            return Refusals.ConsultationAwaited.ToProblem();
        }

        if (request.Outcome == DecisionOutcome.Granted && await db.OwesBeforeDecisionAsync(dossier.Id, ct))
        {
            return Refusals.PaymentOutstanding.ToProblem();
        }

        var (now, dueAt) = (clock.GetUtcNow(), dossier.DueAt);
        var isRefused = request.Outcome == DecisionOutcome.Refused;
        var (reason, unknown) = isRefused
            ? await db.ReasonAsync(ReasonKind.Refusal, request.ReasonCode, request.Reason, CivilTime.DateOf(now), ct)
            : (request.Reason, null);
        if (unknown is not null)
        {
            return unknown.ToProblem();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (dossier.Decide(request.Outcome, reason, request.ResultNumber, now, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (isRefused)
        {
            var number = await db.NextDocumentNumberAsync(row.AgencyId, DocumentCounter.Refusal, await rules.OfAsync(db, dossier, ct), now, ct);
            db.Add(RefusalNotice.Of(
                dossier, RefusalStage.Handling, version.Code, number, request.ReasonCode, reason!, row.AgencyId, dueAt, Actor.Of(caller)));
        }

        events.Stage(dossier, new DossierDecided(dossier.Id, row.AgencyId, request.Outcome, dossier.FinishedAt!.Value, dueAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
