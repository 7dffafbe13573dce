using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>
/// A wrong receipt is voided with a reason; it keeps its number and stays to be seen. Where the payment stands and only the paper was wrong,
/// the next number of the series replaces it.
/// </summary>
internal static class VoidReceipt
{
    /// <param name="Reason">Why.</param>
    /// <param name="PayerName">Payer's name on the receipt that replaces it; without one nothing replaces it.</param>
    public sealed record Request(
        [Required, StringLength(1000, MinimumLength = 5)] string Reason, [StringLength(200, MinimumLength = 2)] string? PayerName = null);

    public sealed record Response(ReceiptView Voided, ReceiptView? Replacement);

    internal static void Map(RouteGroupBuilder receipts) => receipts
        .MapPost("/{id:guid}/voiding", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(VoidReceipt))
        .WithSummary("Void a receipt, and perhaps replace it");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var agencies = db.AgenciesInReach(caller);
        var receipt = await db.Receipts.SingleOrDefaultAsync(r => r.Id == id && agencies.Contains(r.AgencyId), ct);
        if (receipt is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(receipt.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var at = clock.GetUtcNow();
        if (receipt.Void(VietnameseText.Nfc(request.Reason), at, caller.Name) is { } refusal)
        {
            return refusal.ToProblem();
        }

        // Voided first: one valid receipt per payment and kind.
        await db.SaveChangesAsync(ct);
        Receipt? replacement = null;
        if (request.PayerName is { } payer)
        {
            var paid = await db.PaymentRequests.AsNoTracking().SingleAsync(r => r.Id == receipt.PaymentRequestId, ct);
            var number = await ReceiptBook.NextAsync(db, receipt.AgencyId, receipt.Kind, CivilTime.DateOf(at), ct);
            replacement = Receipt.For(paid, receipt.Kind, number, payer, at, caller.Name, receipt.Id);
            db.Add(replacement);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        http.SetETag(receipt.Version);
        return TypedResults.Ok(new Response(ReceiptView.Of(receipt), replacement is null ? null : ReceiptView.Of(replacement)));
    }
}
