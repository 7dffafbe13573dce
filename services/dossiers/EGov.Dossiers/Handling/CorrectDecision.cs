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

/// <summary>A wrong result that was not returned yet goes back, with the reason, to the agency that decided it; the decision is void and the clock runs on.</summary>
internal static class CorrectDecision
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/correction", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(CorrectDecision))
        .WithSummary("Take a decided dossier back for correction");

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

        if (dossier.State != DossierState.Decided)
        {
            return Refusals.MoveNotAllowed.ToProblem();
        }

        var decidedFrom = await db.Holdings.AsNoTracking()
            .Where(h => h.DossierId == id && h.Leads && h.State != DossierState.Decided)
            .OrderByDescending(h => h.Seq)
            .FirstAsync(ct);
        var heirs = await db.HeirsAsync(decidedFrom.AgencyId, CivilTime.DateOf(clock.GetUtcNow()), ct);
        if (!await db.ReachesAsync(caller, decidedFrom.AgencyId, ct) && !heirs.Contains(caller.AgencyId ?? Guid.Empty))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (dossier.Correct(decidedFrom, request.Reason, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        foreach (var notice in await db.RefusalNotices.Where(n => n.DossierId == id && n.VoidedAt == null).ToListAsync(ct))
        {
            notice.Void(dossier.Lead.FromAt);
        }

        events.Stage(dossier, new DossierCorrected(dossier.Id, decidedFrom.AgencyId, decidedFrom.Step, request.Reason, dossier.Lead.FromAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
