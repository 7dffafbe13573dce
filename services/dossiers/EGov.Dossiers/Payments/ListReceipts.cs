using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>The receipts an agency issued on the days of a period, in the order of their days; voided ones with their reason.</summary>
internal static class ListReceipts
{
    private const string Sort = "receipts/day";

    private sealed record Keys(DateOnly Day, Guid Id);

    internal static void Map(RouteGroupBuilder receipts) => receipts
        .MapGet("", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Handle, Policies.Assign, Policies.Decide, Policies.Report))
        .WithName(nameof(ListReceipts))
        .WithSummary("List the receipts of an agency");

    private static async Task<Results<Ok<Page<ReceiptView>>, NotFound, ProblemHttpResult>> Handle(
        DateOnly from, DateOnly to, Guid? agency, Choice<FeeKindView>? kind, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (to < from)
        {
            return Refusals.PeriodInvalid.ToProblem();
        }

        if (await AgencyScope.OfAsync(db, caller, agency, false, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var wanted = (FeeKind?)kind?.Value;
        var found = db.Receipts.AsNoTracking().Where(r => r.AgencyId == scope.Root && r.IssuedDay >= from && r.IssuedDay <= to && (wanted == null || r.Kind == wanted));
        if (page.Keys<Keys>(Sort) is { } after)
        {
            found = found.Where(r => r.IssuedDay > after.Day || (r.IssuedDay == after.Day && r.Id > after.Id));
        }

        var rows = await found.OrderBy(r => r.IssuedDay).ThenBy(r => r.Id).Take(page.Limit + 1).ToListAsync(ct);
        var cut = page.Cut(rows, Sort, r => new Keys(r.IssuedDay, r.Id));
        return TypedResults.Ok(new Page<ReceiptView>([.. cut.Items.Select(ReceiptView.Of)], cut.Next));
    }
}
