using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Handling;

/// <summary>The desk where the applicant fetches it gives the result out: the one that took the dossier in, or the one chosen; the dossier ends.</summary>
internal static class ReturnResult
{
    public sealed record Request([StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/result", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithName(nameof(ReturnResult))
        .WithSummary("Return the result to the applicant");

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

        if (!await db.ReachesAsync(caller, dossier.ReturnAgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (await db.OwesAsync(dossier.Id, ct))
        {
            return Refusals.PaymentOutstanding.ToProblem();
        }

        if (dossier.Return(clock.GetUtcNow(), Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new ResultReturned(dossier.Id, dossier.ReturnAgencyId, dossier.ReturnedAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
