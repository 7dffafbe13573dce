using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ending;

/// <summary>
/// Stops a dossier because its applicant asks for it, by account or at the desk that received it, as long as nothing is decided
/// (NĐ 118/2025 art. 21, form 05). The desk may resume it, the applicant may withdraw it.
/// </summary>
internal static class StopOnRequest
{
    /// <param name="ReasonCode">Reason of the list.</param>
    /// <param name="Reason">Reason in words, or more words about the one of the list.</param>
    public sealed record Request([StringLength(30)] string? ReasonCode = null, [StringLength(1000, MinimumLength = 2)] string? Reason = null);

    /// <param name="AskedBy">Who came to the desk for it: the applicant or whoever is entitled.</param>
    /// <param name="ReasonCode">Reason of the list.</param>
    /// <param name="Reason">Reason in words, or more words about the one of the list.</param>
    public sealed record DeskRequest(
        [Required, StringLength(200, MinimumLength = 2)] string AskedBy, [StringLength(30)] string? ReasonCode = null, [StringLength(1000, MinimumLength = 2)] string? Reason = null);

    public sealed record Response(Guid Id, string DocumentNumber, DateTimeOffset StoppedAt, Standing Dossier);

    internal static void MapDesk(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/stop-request", AtTheDesk)
        .RequireAuthorization(Policies.Receive)
        .WithName("RecordStopRequest")
        .WithSummary("Stop a dossier because its applicant asked for it at the desk");

    internal static void MapMine(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/stop-request", ByTheApplicant)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(StopOnRequest))
        .WithSummary("Ask to stop one's own dossier");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> AtTheDesk(
        Guid id, DeskRequest request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, OneStopRules rules, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        if (dossier is not null && !await db.ReachesDeskAsync(caller, dossier, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var wish = new Wish(request.AskedBy, false, request.ReasonCode, request.Reason, Actor.Of(caller), clock.GetUtcNow());
        return await StopAsync(dossier, expected, wish, http, db, events, rules, ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> ByTheApplicant(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, OneStopRules rules, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.OwnedBy(caller).WithOpenRows().SingleOrDefaultAsync(d => d.Id == id, ct);
        var wish = new Wish(dossier?.ApplicantName ?? "", true, request.ReasonCode, request.Reason, Actor.Of(caller), clock.GetUtcNow());
        return await StopAsync(dossier, expected, wish, http, db, events, rules, ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> StopAsync(
        Dossier? dossier, IfMatch expected, Wish wish, HttpResponse http, DossiersDb db, IEventLog events, OneStopRules rules, CancellationToken ct)
    {
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(dossier.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (dossier.State is DossierState.Decided or DossierState.Returned)
        {
            return Refusals.AlreadyDecided.ToProblem();
        }

        var (reason, unknown) = await db.ReasonAsync(ReasonKind.Stop, wish.ReasonCode, wish.Words, EGov.WorkingTime.CivilTime.DateOf(wish.At), ct);
        if (unknown is not null)
        {
            return unknown.ToProblem();
        }

        var holder = dossier.Lead.AgencyId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var number = await db.NextDocumentNumberAsync(dossier.ReceivingAgencyId, DocumentCounter.Stop, await rules.OfAsync(db, dossier, ct), wish.At, ct);
        if (dossier.Suspend(DossierState.Stopped, reason, false, wish.At, wish.Actor) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var stop = DossierStop.Of(dossier, number, StopCause.AtRequest, wish.AskedBy, wish.Online, wish.ReasonCode, reason, wish.Actor);
        db.Add(stop);
        await db.CloseSupplementAsync(dossier, ct);
        events.Stage(dossier, new DossierSuspended(dossier.Id, holder, dossier.State, reason, stop.StoppedAt));
        events.Stage(dossier, new DossierStopped(dossier.Id, stop.Id, holder, stop.Cause, reason, stop.StoppedAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(new Response(stop.Id, stop.DocumentNumber, stop.StoppedAt, Standing.Of(dossier)));
    }

    private sealed record Wish(string AskedBy, bool Online, string? ReasonCode, string? Words, Actor Actor, DateTimeOffset At);
}
