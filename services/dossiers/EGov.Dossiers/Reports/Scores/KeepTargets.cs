using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports.Scores;

/// <summary>
/// What agencies of a level are expected to reach in a figure, from a day on. Only for days to come, so that a report of a past day keeps the
/// target of its day.
/// </summary>
internal static class KeepTargets
{
    /// <param name="ValidFrom">First day, after today.</param>
    /// <param name="Share">Between 0 and 1; null ends the target.</param>
    /// <param name="Basis">The decision or plan that says so.</param>
    public sealed record Request(DateOnly ValidFrom, [Range(0.0, 1.0)] decimal? Share, [Required, StringLength(200, MinimumLength = 5)] string Basis);

    public sealed record Target(string Figure, AgencyLevel Level, int Number, DateOnly ValidFrom, decimal? Share, string Basis, DateTimeOffset SetAt);

    internal static void Map(IEndpointRouteBuilder app)
    {
        var targets = app.MapGroup("/v1/reports/targets").WithTags("reports");
        targets.MapGet("", List)
            .RequireAuthorization(Policies.AnyOf(Policies.Report, Policies.ManageProcedures))
            .WithName("ListReportTargets").WithSummary("List the targets of reports' figures");
        targets.MapPut("/{figure}/{level}", Set)
            .RequireAuthorization(Policies.ManageProcedures)
            .WithName("SetReportTarget").WithSummary("Set the target of a figure for a level of agencies, from a day on");
    }

    // A dozen figures at three levels, a new one each year at most.
    private static async Task<Ok<IReadOnlyList<Target>>> List(DossiersDb db, CancellationToken ct) => TypedResults.Ok<IReadOnlyList<Target>>(
        await Ordered(db.ReportTargets).Take(1000).ToListAsync(ct));

    private static async Task<Results<Ok<IReadOnlyList<Target>>, ProblemHttpResult>> Set(
        string figure, Choice<AgencyLevel> level, Request request, IfMatch expected, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (ScoreFigures.Find(figure) is not { Predicates: var counts } || !counts.ContainsKey(ScoreFigure.Over))
        {
            return Refusals.TargetFigureUnknown.ToProblem();
        }

        var known = db.ReportTargets.Where(t => t.Figure == figure && t.Level == level.Value);
        var last = await known.CountAsync(ct);
        if (!expected.Matches(last))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var now = clock.GetUtcNow();
        if (request.ValidFrom <= CivilTime.DateOf(now))
        {
            return Refusals.TargetInThePast.ToProblem();
        }

        // Two writers with one version: the unique number lets one of them in.
        db.Add(new ReportTarget
        {
            Figure = figure,
            Level = level.Value,
            Number = last + 1,
            ValidFrom = request.ValidFrom,
            Share = request.Share,
            Basis = VietnameseText.Nfc(request.Basis),
            SetAt = now,
        });
        await db.SaveChangesAsync(ct);
        http.SetETag(last + 1);
        return TypedResults.Ok<IReadOnlyList<Target>>(await Ordered(known).ToListAsync(ct));
    }

    private static IQueryable<Target> Ordered(IQueryable<ReportTarget> targets) => targets.AsNoTracking()
        .OrderBy(t => t.Figure).ThenBy(t => t.Level).ThenBy(t => t.ValidFrom)
        .Select(t => new Target(t.Figure, t.Level, t.Number, t.ValidFrom, t.Share, t.Basis, t.SetAt));
}
