using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>The imports of the agencies in reach, the latest first; those under way say how far they are.</summary>
internal static class ListImports
{
    private const string Order = "imports/latest";

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/", Handle)
        .WithName(nameof(ListImports))
        .WithSummary("List imports and how far they are");

    private static async Task<Ok<Page<ImportView>>> Handle(PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Order)?.Id;
        var runs = await db.ImportsInReach(caller).Where(r => after == null || r.Id < after)
            .OrderByDescending(r => r.Id).Take(page.Limit + 1).Select(ImportView.Of).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(runs, Order, r => new Keys(r.Id)));
    }
}
