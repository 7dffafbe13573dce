using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>One letter of apology, for those whose agency takes part in its dossier.</summary>
internal static class GetApology
{
    internal static void Map(RouteGroupBuilder apologies) => apologies
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(GetApology))
        .WithSummary("Read an apology");

    private static async Task<Results<Ok<ApologyItem>, NotFound>> Handle(Guid id, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var visible = db.Dossiers.InReach(db, caller);
        var row = await db.ApologyRows().AsNoTracking().SingleOrDefaultAsync(r => r.Apology.Id == id && visible.Any(d => d.Id == r.Apology.DossierId), ct);
        if (row is null)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(row.Apology.Version);
        return TypedResults.Ok(row.ToItem());
    }
}
