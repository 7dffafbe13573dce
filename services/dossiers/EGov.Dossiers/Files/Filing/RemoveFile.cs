using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>Takes a file out of a dossier, with a reason that stays: those who have the dossier any, the applicant the own ones while they may still be put in.</summary>
internal static class RemoveFile
{
    public sealed record Request([Required, StringLength(500, MinimumLength = 3)] string Reason);

    /// <param name="Id">The entry.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="RemovedAt">When it was taken out.</param>
    public sealed record Response(Guid Id, int Version, DateTimeOffset RemovedAt);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/files/{paper:guid}/removal", HandleWorking)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(RemoveFile))
        .WithSummary("Take a file out of a dossier");

    internal static void MapOwn(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/files/{paper:guid}/removal", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("RemoveOwnFile")
        .WithSummary("Take a file out of one's own dossier");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> HandleWorking(
        Guid id, Guid paper, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockForFilingAsync(id, ct);
        var dossier = await db.ForChangeAsync(id, caller, ct);
        var filed = await db.FiledPapers.SingleOrDefaultAsync(p => p.DossierId == id && p.Id == paper, ct);
        if (dossier is null || filed is null)
        {
            return TypedResults.NotFound();
        }

        if (!await db.WorksOnAsync(dossier, caller, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var answer = await RemoveAsync(dossier, filed, request, expected, caller, byOwner: false, http, db, clock, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> HandleOwn(
        Guid id, Guid paper, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockForFilingAsync(id, ct);
        var dossier = await db.Dossiers.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(d => d.Id == id, ct);
        var filed = await db.FiledPapers.SingleOrDefaultAsync(p => p.DossierId == id && p.Id == paper && p.FiledByName == null, ct);
        if (dossier is null || filed is null)
        {
            return TypedResults.NotFound();
        }

        var answer = await RemoveAsync(dossier, filed, request, expected, caller, byOwner: true, http, db, clock, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> RemoveAsync(
        Dossier dossier, FiledPaper filed, Request request, IfMatch expected, Caller caller, bool byOwner, HttpResponse http,
        DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!expected.Matches(filed.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if ((dossier.MayFile(PaperPurpose.Other, byOwner) ?? filed.Remove(request.Reason, caller.Subject, clock.GetUtcNow())) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(filed.Version);
        return TypedResults.Ok(new Response(filed.Id, filed.Version, filed.RemovedAt!.Value));
    }
}
