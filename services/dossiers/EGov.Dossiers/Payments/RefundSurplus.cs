using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A leader gives back money that came in online and that no request took: paid twice, paid after a cancellation, or another sum.</summary>
internal static class RefundSurplus
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason);

    internal static void Map(RouteGroupBuilder transactions) => transactions
        .MapPost("/{id:guid}/refund", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(RefundSurplus))
        .WithSummary("Give back online money that no request took");

    private static async Task<Results<Ok<RefundView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IPaymentProvider provider, RefundSender sender, TimeProvider clock, CancellationToken ct)
    {
        var agencies = db.AgenciesInReach(caller);
        var transaction = await db.PaymentTransactions.SingleOrDefaultAsync(t => t.Id == id && agencies.Contains(t.AgencyId), ct);
        if (transaction is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(transaction.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!provider.IsConfigured)
        {
            return Refusals.PaymentsNotConfigured.ToProblem();
        }

        var surplus = transaction.Surplus;
        if (transaction.GiveBackSurplus() is { } refusal)
        {
            return refusal.ToProblem();
        }

        var order = new RefundOrder(PaymentWay.Online, VietnameseText.Nfc(request.Reason), null, transaction.Id, caller.Name);
        var refund = Refund.Of(transaction.PaymentRequestId, order, default, surplus, clock.GetUtcNow());
        db.Add(refund);
        await db.SaveChangesAsync(ct);

        await sender.SendAsync(refund.Id, ct);
        http.SetETag(transaction.Version);
        return TypedResults.Ok(RefundView.Of(await db.Refunds.AsNoTracking().SingleAsync(r => r.Id == refund.Id, ct)));
    }
}
