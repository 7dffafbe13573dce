using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>How far an export is.</summary>
internal static class GetExport
{
    internal static void Map(RouteGroupBuilder exports) => exports
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetExport))
        .WithSummary("See how far an export is");

    private static async Task<Results<Ok<ExportView>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct) =>
        await db.ReportExports.AsNoTracking().AskedBy(caller).SingleOrDefaultAsync(e => e.Id == id, ct) is { } export
            ? TypedResults.Ok(ExportView.Of(export, clock.GetUtcNow()))
            : TypedResults.NotFound();
}
