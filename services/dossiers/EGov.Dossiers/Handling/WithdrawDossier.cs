using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Handling;

/// <summary>Ends a dossier at its applicant's wish, by the applicant or by the desk that received it, as long as nothing is decided.</summary>
internal static class WithdrawDossier
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 2)] string Reason);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/withdrawal", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Submit))
        .WithName(nameof(WithdrawDossier))
        .WithSummary("Withdraw a dossier");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var dossier = caller.Has(Policies.Receive)
            ? await db.ForChangeAsync(id, caller, ct)
            : await db.Dossiers.OwnedBy(caller).WithOpenRows().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(dossier.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (caller.Has(Policies.Receive) && !await db.ReachesDeskAsync(caller, dossier, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var holder = dossier.Lead.AgencyId;
        if (dossier.Withdraw(request.Reason, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.CloseSupplementAsync(dossier, ct);
        events.Stage(dossier, new DossierWithdrawn(dossier.Id, holder, dossier.FinishedAt!.Value));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
