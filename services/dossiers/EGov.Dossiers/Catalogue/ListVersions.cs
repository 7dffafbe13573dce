using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>The history of a procedure: its versions, the newest first.</summary>
internal static class ListVersions
{
    private const string Sort = "versions/number";

    public sealed record Response(int Number, string State, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapGet("/{code}/versions", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(ListVersions))
        .WithSummary("List the versions of a procedure");

    private static async Task<Results<Ok<Page<Response>>, NotFound>> Handle(string code, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<NumberKey>(Sort);
        var procedure = await db.Procedures.Where(p => p.Code == code).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        if (procedure is null)
        {
            return TypedResults.NotFound();
        }

        var rows = await db.ProcedureVersions.AsNoTracking()
            .Where(v => v.ProcedureId == procedure && (after == null || v.Number < after.Number))
            .OrderByDescending(v => v.Number)
            .Take(page.Limit + 1)
            .Select(v => new Response(v.Number, v.State.ToString(), v.Name, v.ValidFrom, v.ValidTo))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Sort, r => new NumberKey(r.Number)));
    }

    private sealed record NumberKey(int Number);
}
