using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>The exports one has asked for, newest first.</summary>
internal static class ListExports
{
    private const string Order = "report-exports/newest";

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder exports) => exports
        .MapGet("", Handle)
        .WithName(nameof(ListExports))
        .WithSummary("List my exports");

    private static async Task<Ok<Page<ExportView>>> Handle(PageRequest page, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var (now, after) = (clock.GetUtcNow(), page.Keys<Keys>(Order)?.Id);
        var rows = await db.ReportExports.AsNoTracking().AskedBy(caller)
            .Where(e => after == null || e.Id < after)
            .OrderByDescending(e => e.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.Select(e => ExportView.Of(e, now))], Order, e => new Keys(e.Id)));
    }
}
