using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Handling;

/// <summary>
/// The holder returns a dossier, with the reason, to the step it came from and the agency that worked it (trả lại đơn vị trước). It goes to the
/// official who had it there, as long as that post is held. The step gets its time again; the applicant's due time stays.
/// </summary>
internal static class SendBackDossier
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/return", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(SendBackDossier))
        .WithSummary("Return a dossier to the agency and step it came from");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, PublishedVersions versions, StepAgencies agencies, TimeProvider clock, CancellationToken ct)
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

        var at = clock.GetUtcNow();
        if (await db.IsAwaitedAsync(dossier.Id, at, ct))
        {
            return Refusals.ConsultationAwaited.ToProblem();
        }

        // Steps only ever grow on the way forward, so the last row of a lower step is where it came from, however often it went to and fro.
        var previous = await db.Holdings.AsNoTracking()
            .Where(h => h.DossierId == id && h.Leads && h.Step < row.Step)
            .OrderByDescending(h => h.Seq)
            .FirstOrDefaultAsync(ct);
        Recipient? to = null;
        if (previous is not null)
        {
            var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
            (to, var unresolved) = await agencies.AgainAsync(db, dossier, version, previous, at, ct);
            if (unresolved is not null)
            {
                return unresolved.ToProblem();
            }
        }

        var official = previous?.OfficialId is { } former && await db.Posts.HasPostAsync(former, to!.AgencyId, CivilTime.DateOf(at), ct) ? former : (Guid?)null;
        if (dossier.SendBack(to, official, request.Reason, at, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierSentBack(dossier.Id, row.AgencyId, row.Step, to!.AgencyId, to.Step, request.Reason, to.PartDueAt, dossier.Lead.FromAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
