using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>The public page of a procedure: the version in effect today, or on the day asked for.</summary>
internal static class GetProcedure
{
    public sealed record Response(Guid Id, string Code, int Number, DateOnly ValidFrom, DateOnly? ValidTo, ProcedureBody Content);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapGet("/{code}", Handle)
        .AllowAnonymous()
        .WithName(nameof(GetProcedure))
        .WithSummary("Read a procedure");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        string code, DateOnly? asOf, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? CivilTime.DateOf(clock.GetUtcNow());
        var version = await db.ProcedureVersions.AsNoTracking()
            .InEffectOn(day)
            .Where(v => db.Procedures.Any(p => p.Id == v.ProcedureId && p.Code == code))
            .SingleOrDefaultAsync(ct);
        return version is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(version.ProcedureId, code, version.Number, version.ValidFrom!.Value, version.ValidTo, ProcedureBody.Of(version)));
    }
}
