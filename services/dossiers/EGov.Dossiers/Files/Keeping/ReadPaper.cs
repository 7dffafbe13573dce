using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Keeping;

/// <summary>Reads a kept paper: its owner, and a desk that has a dossier of that person before it.</summary>
internal static class ReadPaper
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/papers/{paper:guid}/content", HandleWorking)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Handle))
        .WithName(nameof(ReadPaper))
        .WithSummary("Read a kept paper of the dossier's applicant");

    internal static void MapOwn(RouteGroupBuilder papers) => papers
        .MapGet("/{paper:guid}/content", HandleOwn)
        .RequireAuthorization(Policies.Submit)
        .WithName("ReadOwnPaper")
        .WithSummary("Read one's own kept paper");

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> HandleWorking(
        Guid id, Guid paper, Caller caller, HttpResponse http, DossiersDb db, FileStore store, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ForChangeAsync(id, caller, ct) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        return StateMoves.IsFinal(dossier.State) || !await db.WorksOnAsync(dossier, caller, ct)
            ? Refusals.NotHolder.ToProblem()
            : await ReadAsync(db.KeptPapers.OfApplicant(dossier), paper, http, db, store, clock, ct);
    }

    private static Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> HandleOwn(
        Guid paper, Caller caller, HttpResponse http, DossiersDb db, FileStore store, TimeProvider clock, CancellationToken ct) =>
        ReadAsync(db.KeptPapers.KeptFor(caller), paper, http, db, store, clock, ct);

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> ReadAsync(
        IQueryable<KeptPaper> papers, Guid paper, HttpResponse http, DossiersDb db, FileStore store, TimeProvider clock, CancellationToken ct)
    {
        var file = await papers.Offered(CivilTime.DateOf(clock.GetUtcNow())).Where(p => p.Id == paper).Select(p => (Guid?)p.FileId).SingleOrDefaultAsync(ct);
        return file is { } found ? await Download.OfAsync(db, store, http, found, ct) : TypedResults.NotFound();
    }
}
