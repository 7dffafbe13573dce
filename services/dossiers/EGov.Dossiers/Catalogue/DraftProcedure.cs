using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Catalogue;

/// <summary>Enters a procedure into the catalogue with its first version, a draft that takes no dossiers yet.</summary>
internal static class DraftProcedure
{
    /// <param name="Code">National code, such as <c>1.003868</c>.</param>
    /// <param name="Content">What the version says.</param>
    public sealed record Request(
        [property: Required, RegularExpression(@"^[0-9]\.[0-9]{6}$", ErrorMessage = "Mã thủ tục có dạng 1.003868. / A procedure code looks like 1.003868.")] string Code,
        [property: Required] ProcedureBody Content);

    public sealed record Response(Guid Id, string Code, int Number, int Version);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(DraftProcedure))
        .WithSummary("Draft a procedure");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var procedure = new Procedure(Guid.CreateVersion7(), request.Code);
        var draft = procedure.Draft(request.Content.ToText(), request.Content.ToContent());
        db.Add(procedure);

        var response = new Response(procedure.Id, procedure.Code, draft.Number, procedure.Version);
        var location = $"/v1/procedures/{procedure.Code}/versions/{draft.Number}";
        db.Remember(key, StatusCodes.Status201Created, location, procedure.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(procedure.Version);
        return TypedResults.Created(location, response);
    }
}
