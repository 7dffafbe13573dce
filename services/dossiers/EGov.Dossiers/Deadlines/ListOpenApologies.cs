using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>Letters of apology that wait for a leader's signature, the most urgent first.</summary>
internal static class ListOpenApologies
{
    private const string Sort = "apologies/sign-by";

    internal sealed record Keys(DateTimeOffset SignBy, Guid Id);

    internal static void Map(RouteGroupBuilder apologies) => apologies
        .MapGet("", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
        .WithName(nameof(ListOpenApologies))
        .WithSummary("List the apologies that wait for a signature");

    private static async Task<Results<Ok<Page<ApologyItem>>, ProblemHttpResult>> Handle(
        [AsParameters] NoticeFilter filter, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below == true, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var rows = db.ApologyRows().AsNoTracking().Standing().Where(r => scope.Agencies.Contains(r.AgencyId));
        if (page.Keys<Keys>(Sort) is { } keys)
        {
            rows = rows.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Apology.SignBy, r.Apology.Id), ValueTuple.Create(keys.SignBy, keys.Id)));
        }

        var read = await rows.OrderBy(r => r.Apology.SignBy).ThenBy(r => r.Apology.Id).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. read.Select(r => r.ToItem())], Sort, item => new Keys(item.SignBy, item.Id)));
    }
}
