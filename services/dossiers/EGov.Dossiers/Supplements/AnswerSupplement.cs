using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Supplements;

/// <summary>
/// A supplement is brought, by the applicant's account or to the desk. A received dossier goes on with a new term or a longer one, a submission
/// waits for its acceptance again. What is incomplete is refused with what is missing; the desk may do without, and says why.
/// </summary>
internal static class AnswerSupplement
{
    /// <param name="No">Number of the item in the request.</param>
    /// <param name="Originals">Originals brought.</param>
    /// <param name="Copies">Copies brought.</param>
    /// <param name="Note">What was done about an item that is no paper.</param>
    public sealed record Brought([Range(1, 50)] int No, [Range(0, 100)] int Originals = 0, [Range(0, 100)] int Copies = 0, [StringLength(1000)] string? Note = null)
    {
        internal SupplementAnswer ToAnswer() => new(No, Originals, Copies, Note);
    }

    public sealed record Request([Required, MaxLength(50)] IReadOnlyList<Brought> Items, [StringLength(1000)] string? Note = null);

    /// <param name="WithoutRest">Why the desk does without what is missing; null refuses an incomplete answer.</param>
    public sealed record DeskRequest(
        [Required, MaxLength(50)] IReadOnlyList<Brought> Items, [StringLength(1000, MinimumLength = 5)] string? WithoutRest = null);

    internal static void MapDesk(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/supplement-answer", AtTheDesk)
        .RequireAuthorization(Policies.Work)
        .WithName("RecordSupplement")
        .WithSummary("Record what the applicant brought to complete a dossier");

    internal static void MapMine(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/supplement-answer", ByTheApplicant)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(AnswerSupplement))
        .WithSummary("Complete one's own dossier as asked");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> AtTheDesk(
        Guid id, DeskRequest request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, AcceptanceTimes acceptance, DueTimes dueTimes, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        if (dossier is not null && !await db.ReachesDeskAsync(caller, dossier, ct) && !await db.ReachesAsync(caller, dossier.Lead.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        return await new Answering(db, events, acceptance, dueTimes, http, Actor.Of(caller)).TakeAsync(
            dossier, expected, [.. request.Items.Select(i => i.ToAnswer())], false, request.WithoutRest, clock.GetUtcNow(), ct);
    }

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> ByTheApplicant(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, AcceptanceTimes acceptance, DueTimes dueTimes, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.OwnedBy(caller).WithOpenRows().SingleOrDefaultAsync(d => d.Id == id, ct);
        return await new Answering(db, events, acceptance, dueTimes, http, Actor.Of(caller)).TakeAsync(
            dossier, expected, [.. request.Items.Select(i => i.ToAnswer())], true, request.Note, clock.GetUtcNow(), ct);
    }

    private sealed record Answering(DossiersDb Db, IEventLog Events, AcceptanceTimes Acceptance, DueTimes DueTimes, HttpResponse Http, Actor Actor)
    {
        internal async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> TakeAsync(
            Dossier? dossier, IfMatch expected, IReadOnlyList<SupplementAnswer> answers, bool online, string? note, DateTimeOffset now, CancellationToken ct)
        {
            if (dossier is null)
            {
                return TypedResults.NotFound();
            }

            if (!expected.Matches(dossier.Version))
            {
                return CommonRefusals.VersionConflict.ToProblem();
            }

            var request = await Db.LatestSupplementAsync(dossier.Id, ct);
            if (request is null || dossier.State is not (DossierState.SupplementRequested or DossierState.Stopped))
            {
                return Refusals.SupplementNotOpen.ToProblem();
            }

            var at = now < dossier.Lead.FromAt ? dossier.Lead.FromAt : now;
            if (request.Answer(answers, online, note, partial: !online && note is not null, at) is var (fault, items))
            {
                return fault.ToProblem(("items", items));
            }

            if (await GoOnAsync(dossier, note, at, ct) is { } refusal)
            {
                return refusal.ToProblem();
            }

            dossier.Complete(request.Brought());
            Events.Stage(dossier, new SupplementAnswered(
                dossier.Id, request.Id, online, request.Waived.Count == 0, at, dossier.ReceivedAt is null ? dossier.AcceptBy : null));
            await Db.SaveChangesAsync(ct);

            Http.SetETag(dossier.Version);
            return TypedResults.Ok(Standing.Of(dossier));
        }

        private async Task<Refusal?> GoOnAsync(Dossier dossier, string? note, DateTimeOffset at, CancellationToken ct)
        {
            if (dossier.ReceivedAt is null)
            {
                return dossier.AwaitAcceptance(at, await Acceptance.AgainAsync(Db, dossier, at, ct), Actor, note);
            }

            var holder = dossier.Lead.AgencyId;
            var due = await DueTimes.AfterPauseAsync(Db, dossier, at, ct);
            if (dossier.Resume(at, due, Actor, note) is { } refusal)
            {
                return refusal;
            }

            Events.Stage(dossier, new DossierResumed(dossier.Id, holder, at, dossier.DueAt));
            return null;
        }
    }
}
