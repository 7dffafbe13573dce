using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>A coordinating agency finishes its branch of a parallel step. The lead goes on only when every branch is finished.</summary>
internal static class CompleteBranch
{
    public sealed record Request([StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/branches/{step:int}/completion", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(CompleteBranch))
        .WithSummary("Complete a coordinating branch of a parallel step");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int step, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        if (dossier is null || dossier.Holdings.All(h => h.Leads || h.Step != step))
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(dossier.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var branch = dossier.Holdings.First(h => !h.Leads && h.Step == step);
        if ((branch.OfficialId is not null && branch.OfficialId != caller.OfficialId) || !await db.ReachesAsync(caller, branch.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (dossier.CompleteBranch(branch, clock.GetUtcNow(), Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new BranchCompleted(dossier.Id, branch.AgencyId, step, branch.UntilAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
