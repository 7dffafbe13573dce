using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reception;

/// <summary>The desk declines an online submission, with the reason told to the applicant and a refusal in writing (form 03); it never gets a code.</summary>
internal static class DeclineSubmission
{
    /// <param name="Reason">Reason in words, or more words about the one of the list.</param>
    /// <param name="ReasonCode">Reason of the list.</param>
    public sealed record Request([StringLength(2000, MinimumLength = 5)] string? Reason = null, [StringLength(30)] string? ReasonCode = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/declination", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithName(nameof(DeclineSubmission))
        .WithSummary("Decline an online submission");

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

        if (!await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var now = clock.GetUtcNow();
        var (reason, unknown) = await db.ReasonAsync(ReasonKind.Refusal, request.ReasonCode, request.Reason, CivilTime.DateOf(now), ct);
        if (unknown is not null)
        {
            return unknown.ToProblem();
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var number = await db.NextDocumentNumberAsync(dossier.ReceivingAgencyId, DocumentCounter.Refusal, await rules.OfAsync(db, dossier, ct), now, ct);
        if (dossier.Decline(reason, now, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        db.Add(RefusalNotice.Of(
            dossier, RefusalStage.Submission, version.Code, number, request.ReasonCode, reason, dossier.ReceivingAgencyId, dossier.AcceptBy, Actor.Of(caller)));
        events.Stage(dossier, new DossierDeclined(dossier.Id, dossier.ReceivingAgencyId, reason, dossier.FinishedAt!.Value));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
