using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>Cancels an export that waits or is being written. Whoever writes it learns of it with the next rows and leaves nothing behind.</summary>
internal static class CancelExport
{
    internal static void Map(RouteGroupBuilder exports) => exports
        .MapDelete("/{id:guid}", Handle)
        .WithName(nameof(CancelExport))
        .WithSummary("Cancel an export");

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(Guid id, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var mine = db.ReportExports.AskedBy(caller).Where(e => e.Id == id);
        var cancelled = await mine.Where(e => e.State == ExportState.Queued || e.State == ExportState.Running).ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.State, ExportState.Cancelled)
                .SetProperty(e => e.FinishedAt, now)
                .SetProperty(e => e.AttemptId, (Guid?)null)
                .SetProperty(e => e.LeasedUntil, (DateTimeOffset?)null),
            ct);
        return cancelled > 0 ? TypedResults.NoContent()
            : await mine.AnyAsync(ct) ? Refusals.ExportEnded.ToProblem()
            : TypedResults.NotFound();
    }
}
