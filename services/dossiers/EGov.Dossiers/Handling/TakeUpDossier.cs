using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>An official of the holding agency takes the dossier up and holds it from then on; nobody takes what is assigned to another.</summary>
internal static class TakeUpDossier
{
    public sealed record Request(int? Step = null, [StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/taking-up", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(TakeUpDossier))
        .WithSummary("Take up a dossier that arrived");

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

        if (caller.OfficialId is not { } official || await db.RowInReachAsync(dossier, caller, request.Step, ct) is not { } row)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var at = clock.GetUtcNow();
        if (dossier.GiveTo(row, official, HoldingAction.TakenUp, at, Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierTakenUp(dossier.Id, row.AgencyId, official, row.Step, row.UntilAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
