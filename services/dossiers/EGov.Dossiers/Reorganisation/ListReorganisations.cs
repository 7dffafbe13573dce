using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>The agencies whose dossiers pass or passed to successors, the latest first; with a state, such as those that wait for a choice.</summary>
internal static class ListReorganisations
{
    private const string Sort = "reorganisations/newest";

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder reorganisations) => reorganisations
        .MapGet("", Handle)
        .WithName(nameof(ListReorganisations))
        .WithSummary("List the reorganisations");

    private static async Task<Ok<Page<ReorganisationView>>> Handle(
        Choice<ReorganisationState>? state, PageRequest page, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Sort)?.Id;
        var wanted = state?.Value;
        var runs = await db.ReorganisationRuns.AsNoTracking().Include(r => r.Rules)
            .Where(r => (after == null || r.Id < after) && (wanted == null || r.State == wanted))
            .OrderByDescending(r => r.Id).Take(page.Limit + 1).ToListAsync(ct);
        var views = new List<ReorganisationView>(runs.Count);
        foreach (var run in runs)
        {
            views.Add(await ReorganisationView.OfAsync(run, db, clock.GetUtcNow(), ct));
        }

        return TypedResults.Ok(page.Cut(views, Sort, v => new Keys(v.Id)));
    }
}
