using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>A head gives a dossier of the agency to one of its officials, also away from another one.</summary>
internal static class AssignDossier
{
    public sealed record Request(Guid OfficialId, int? Step = null, [StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/assignment", Handle)
        .RequireAuthorization(Policies.Assign)
        .WithName(nameof(AssignDossier))
        .WithSummary("Assign a dossier to an official");

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

        if (await db.RowInReachAsync(dossier, caller, request.Step, ct) is not { } row)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var at = clock.GetUtcNow();
        if (!await db.Posts.HasPostAsync(request.OfficialId, row.AgencyId, CivilTime.DateOf(at), ct))
        {
            return Refusals.UnknownOfficial.ToProblem();
        }

        if (dossier.GiveTo(row, request.OfficialId, HoldingAction.Assigned, at, Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierAssigned(dossier.Id, row.AgencyId, request.OfficialId, row.Step, row.UntilAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
