using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>
/// After a split, or a dissolution without successor, an operator says who takes the open dossiers: by field, by the commune that received them,
/// by a village of the address, or one by one. A rule without a condition holds for the rest. The next run of the job moves them.
/// </summary>
internal static class AssignToSuccessors
{
    public sealed record Rule(
        Guid SuccessorId, [StringLength(200)] string? Field = null, Guid? ReceivedBy = null, [StringLength(200, MinimumLength = 2)] string? Address = null,
        [MaxLength(1000)] IReadOnlyList<Guid>? DossierIds = null);

    public sealed record Request([Required, MinLength(1), MaxLength(100)] IReadOnlyList<Rule> Rules);

    internal static void Map(RouteGroupBuilder reorganisations) => reorganisations
        .MapPost("/{id:guid}/assignments", Handle)
        .WithName(nameof(AssignToSuccessors))
        .WithSummary("Say which successor takes which dossiers");

    private static async Task<Results<Ok<ReorganisationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var run = await db.ReorganisationRuns.Include(r => r.Rules.OrderBy(x => x.No)).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (run is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(run.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var now = clock.GetUtcNow();
        var heirs = await db.HeirsAsync(run.AgencyId, CivilTime.DateOf(now), ct);
        foreach (var successor in request.Rules.Select(r => r.SuccessorId).Distinct())
        {
            if (await FaultOfAsync(db, successor, heirs, CivilTime.DateOf(now), ct) is { } fault)
            {
                return fault.ToProblem(("agencyId", successor));
            }
        }

        run.Assign(request.Rules.SelectMany(ConditionsOf), now, caller.Name);
        await db.SaveChangesAsync(ct);

        http.SetETag(run.Version);
        return TypedResults.Ok(await ReorganisationView.OfAsync(run, db, now, ct));
    }

    private static IEnumerable<ReorganisationRule.Condition> ConditionsOf(Rule rule) => rule.DossierIds is { Count: > 0 } byHand
        ? byHand.Distinct().Select(dossier => new ReorganisationRule.Condition(null, null, null, dossier, rule.SuccessorId))
        : [new ReorganisationRule.Condition(rule.Field, rule.ReceivedBy, rule.Address, null, rule.SuccessorId)];

    /// <summary>A successor where there are any; after a dissolution any agency at work.</summary>
    private static async Task<Refusal?> FaultOfAsync(DossiersDb db, Guid successor, IReadOnlyList<Guid> heirs, DateOnly day, CancellationToken ct)
    {
        if (heirs.Count > 0)
        {
            return heirs.Contains(successor) ? null : Refusals.NotSuccessor;
        }

        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == successor && a.OpenedOn != null, ct);
        return agency is null ? Refusals.UnknownAgency : agency.WorksOn(day) ? null : Refusals.AgencyIsClosed;
    }
}
