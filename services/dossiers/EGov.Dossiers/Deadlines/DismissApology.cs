using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>A leader says why no apology is needed: the result will be there in time. The due time stays, and is watched on.</summary>
internal static class DismissApology
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason);

    public sealed record Response(Guid Id, int Version, ApologyState State, string Reason);

    internal static void Map(RouteGroupBuilder apologies) => apologies
        .MapPost("/{id:guid}/dismissal", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(DismissApology))
        .WithSummary("Dismiss a proposed apology with a reason");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.Id == id, ct);
        var dossier = apology is null ? null : await db.ForChangeAsync(apology.DossierId, caller, ct);
        if (apology is null || dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(apology.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.ReachesAsync(caller, dossier.Lead.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (apology.Dismiss(request.Reason, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);

        http.SetETag(apology.Version);
        return TypedResults.Ok(new Response(id, apology.Version, apology.State, request.Reason));
    }
}
