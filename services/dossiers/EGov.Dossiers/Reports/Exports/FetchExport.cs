using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Reports.Files;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>The file of an export, while it is kept, to the one who asked for it.</summary>
internal static class FetchExport
{
    internal static void Map(RouteGroupBuilder exports) => exports
        .MapGet("/{id:guid}/file", Handle)
        .WithName(nameof(FetchExport))
        .WithSummary("Fetch the file of an export");

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, HttpResponse http, DossiersDb db, ExportFiles files, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ReportExports.AsNoTracking().AskedBy(caller).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } export)
        {
            return TypedResults.NotFound();
        }

        if (export.State != ExportState.Done)
        {
            return Refusals.ExportNotReady.ToProblem(("state", export.State));
        }

        if (export.ExpiresAt <= clock.GetUtcNow() || export.AttemptId is not { } attempt || files.Open(id, attempt) is not { } file)
        {
            return Refusals.ExportExpired.ToProblem();
        }

        http.KeepInert();
        return TypedResults.Stream(
            file, ReportFiles.ContentTypeOf(export.Format), export.FileName, entityTag: new EntityTagHeaderValue($"\"{attempt:N}\""), enableRangeProcessing: true);
    }
}
