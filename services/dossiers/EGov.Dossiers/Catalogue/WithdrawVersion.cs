using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>Ends a published version without a successor. Dossiers under way keep it to their end.</summary>
internal static class WithdrawVersion
{
    /// <param name="From">First day on which nothing is received under it any more.</param>
    public sealed record Request(DateOnly From);

    public sealed record Response(string Code, int Number, DateOnly ValidTo, int Version);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapPost("/{code}/versions/{number:int}/withdrawal", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(WithdrawVersion))
        .WithSummary("Withdraw a published version");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string code, int number, IfMatch expected, Request request, HttpResponse http, DossiersDb db, IEventLog events, CancellationToken ct)
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

        if (version.Withdraw(request.From) is { } refusal)
        {
            return refusal.ToProblem();
        }

        procedure.Touch();
        events.Stage(procedure, new ProcedureWithdrawn(procedure.Id, code, number, request.From));
        await db.SaveChangesAsync(ct);

        http.SetETag(procedure.Version);
        return TypedResults.Ok(new Response(code, number, request.From, procedure.Version));
    }
}
