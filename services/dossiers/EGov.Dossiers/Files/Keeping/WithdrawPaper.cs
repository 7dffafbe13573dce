using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Keeping;

/// <summary>A kept paper is offered no more: its owner wants it so, or the desk that has the source dossier found it wrong.</summary>
internal static class WithdrawPaper
{
    public sealed record Request([Required, StringLength(500, MinimumLength = 3)] string Reason);

    /// <param name="Id">The paper.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="WithdrawnAt">When.</param>
    public sealed record Response(Guid Id, int Version, DateTimeOffset WithdrawnAt);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/papers/{paper:guid}/withdrawal", HandleWorking)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Handle))
        .WithName(nameof(WithdrawPaper))
        .WithSummary("Offer a paper kept from this dossier no more");

    internal static void MapOwn(RouteGroupBuilder papers) => papers
        .MapPost("/{paper:guid}/withdrawal", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("WithdrawOwnPaper")
        .WithSummary("Have one's own paper offered no more");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> HandleWorking(
        Guid id, Guid paper, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        var kept = await db.KeptPapers.SingleOrDefaultAsync(p => p.SourceDossierId == id && p.Id == paper, ct);
        if (dossier is null || kept is null)
        {
            return TypedResults.NotFound();
        }

        return await db.WorksOnAsync(dossier, caller, ct)
            ? await WithdrawAsync(kept, request, expected, caller, http, db, clock, ct)
            : Refusals.NotHolder.ToProblem();
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> HandleOwn(
        Guid paper, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var kept = await db.KeptPapers.KeptFor(caller).SingleOrDefaultAsync(p => p.Id == paper, ct);
        return kept is null ? TypedResults.NotFound() : await WithdrawAsync(kept, request, expected, caller, http, db, clock, ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> WithdrawAsync(
        KeptPaper kept, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!expected.Matches(kept.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (kept.Withdraw(request.Reason, caller.Subject, clock.GetUtcNow()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(kept.Version);
        return TypedResults.Ok(new Response(kept.Id, kept.Version, kept.WithdrawnAt!.Value));
    }
}
