using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Supplements;

/// <summary>
/// Whether a supplement restarts or extends the term of what an agency receives from a day on, whatever its procedures say.
/// Only for days to come: a dossier keeps the option of its day.
/// </summary>
internal static class SupplementOptions
{
    /// <param name="Policy">Restart or Extend; null goes back to what each procedure says.</param>
    /// <param name="ValidFrom">First day, after today.</param>
    public sealed record Request(DateOnly ValidFrom, PausePolicy? Policy = null);

    public sealed record Option(int Number, DateOnly ValidFrom, PausePolicy? Policy, DateTimeOffset SetAt);

    public sealed record Response(Guid AgencyId, IReadOnlyList<Option> Options);

    internal static void Map(IEndpointRouteBuilder app)
    {
        var options = app.MapGroup("/v1/supplement-options").WithTags("supplements");
        options.MapGet("/{agency:guid}", Read)
            .RequireAuthorization(Policies.AnyOf(Policies.ManageProcedures, Policies.Receive, Policies.Handle, Policies.Assign, Policies.Decide))
            .WithName("GetSupplementOptions").WithSummary("Read what supplements do to the term at an agency");
        options.MapPut("/{agency:guid}", Set)
            .RequireAuthorization(Policies.ManageProcedures)
            .WithName("SetSupplementOption").WithSummary("Set what supplements do to the term at an agency, from a day on");
    }

    private static async Task<Results<Ok<Response>, NotFound>> Read(Guid agency, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        if (!await db.ReachesAsync(caller, agency, ct))
        {
            return TypedResults.NotFound();
        }

        var response = await ReadAsync(db, agency, ct);
        http.SetETag(response.Options.Count);
        return TypedResults.Ok(response);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Set(
        Guid agency, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.ReachesAsync(caller, agency, ct))
        {
            return TypedResults.NotFound();
        }

        var last = await db.SupplementOptions.CountAsync(o => o.AgencyId == agency, ct);
        if (!expected.Matches(last))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (request.ValidFrom <= CivilTime.DateOf(clock.GetUtcNow()))
        {
            return Refusals.RuleInThePast.ToProblem();
        }

        // Two writers with one version: the unique number lets one of them in.
        db.Add(new SupplementOption { AgencyId = agency, Number = last + 1, ValidFrom = request.ValidFrom, Policy = request.Policy, SetAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);

        http.SetETag(last + 1);
        return TypedResults.Ok(await ReadAsync(db, agency, ct));
    }

    private static async Task<Response> ReadAsync(DossiersDb db, Guid agency, CancellationToken ct) => new(
        agency,
        await db.SupplementOptions.AsNoTracking().Where(o => o.AgencyId == agency).OrderBy(o => o.ValidFrom)
            .Select(o => new Option(o.Number, o.ValidFrom, o.Policy, o.SetAt)).ToListAsync(ct));
}
