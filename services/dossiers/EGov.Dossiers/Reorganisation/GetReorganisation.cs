using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>One reorganisation: who carries on, what moved, what waits, and by which rules.</summary>
internal static class GetReorganisation
{
    internal static void Map(RouteGroupBuilder reorganisations) => reorganisations
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetReorganisation))
        .WithSummary("Read a reorganisation");

    private static async Task<Results<Ok<ReorganisationView>, NotFound>> Handle(
        Guid id, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var run = await db.ReorganisationRuns.AsNoTracking().Include(r => r.Rules).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (run is null)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(run.Version);
        return TypedResults.Ok(await ReorganisationView.OfAsync(run, db, clock.GetUtcNow(), ct));
    }
}
