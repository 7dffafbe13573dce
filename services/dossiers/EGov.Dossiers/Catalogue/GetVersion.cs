using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>Any version of a procedure, drafts included, for those who keep the catalogue.</summary>
internal static class GetVersion
{
    public sealed record Response(string Code, int Number, string State, DateOnly? ValidFrom, DateOnly? ValidTo, int Version, ProcedureBody Content);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapGet("/{code}/versions/{number:int}", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(GetVersion))
        .WithSummary("Read a version of a procedure");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        string code, int number, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var procedure = await db.Procedures.AsNoTracking().Include(p => p.Versions.Where(v => v.Number == number)).SingleOrDefaultAsync(p => p.Code == code, ct);
        if (procedure is not { Versions: [var version] })
        {
            return TypedResults.NotFound();
        }

        http.SetETag(procedure.Version);
        return TypedResults.Ok(new Response(
            code, number, version.State.ToString(), version.ValidFrom, version.ValidTo, procedure.Version, ProcedureBody.Of(version)));
    }
}
