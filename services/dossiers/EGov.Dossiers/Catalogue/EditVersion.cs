using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>Rewrites a draft. A published version is never edited: dossiers were received under it.</summary>
internal static class EditVersion
{
    public sealed record Response(string Code, int Number, int Version);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapPut("/{code}/versions/{number:int}", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(EditVersion))
        .WithSummary("Rewrite a draft version");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string code, int number, IfMatch expected, ProcedureBody request, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var procedure = await db.Procedures.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Code == code, ct);
        if (procedure?.Versions.SingleOrDefault(v => v.Number == number) is not { } version)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(procedure.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (version.Edit(request.ToText(), request.ToContent()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        procedure.Touch();
        await db.SaveChangesAsync(ct);

        http.SetETag(procedure.Version);
        return TypedResults.Ok(new Response(code, number, procedure.Version));
    }
}
