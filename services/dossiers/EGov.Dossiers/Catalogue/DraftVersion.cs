using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>Drafts the next version of a procedure; the published one holds until the draft is published.</summary>
internal static class DraftVersion
{
    public sealed record Response(string Code, int Number, int Version);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapPost("/{code}/versions", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(DraftVersion))
        .WithSummary("Draft the next version of a procedure");

    private static async Task<Results<Created<Response>, NotFound>> Handle(
        string code, IdempotencyKey key, ProcedureBody request, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var procedure = await db.Procedures.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Code == code, ct);
        if (procedure is null)
        {
            return TypedResults.NotFound();
        }

        var draft = procedure.Draft(request.ToText(), request.ToContent());
        procedure.Touch();
        db.Add(draft);

        var response = new Response(procedure.Code, draft.Number, procedure.Version);
        var location = $"/v1/procedures/{procedure.Code}/versions/{draft.Number}";
        db.Remember(key, StatusCodes.Status201Created, location, procedure.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(procedure.Version);
        return TypedResults.Created(location, response);
    }
}
