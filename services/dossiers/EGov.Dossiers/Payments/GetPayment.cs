using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>One payment request with its receipts and refunds.</summary>
internal static class GetPayment
{
    internal static void Map(RouteGroupBuilder requests) => requests
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(GetPayment))
        .WithSummary("Read a payment request");

    private static async Task<Results<Ok<PaymentView>, NotFound>> Handle(Guid id, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        if (await PaymentView.ReadAsync(db, db.PaymentsInReach(caller).Where(r => r.Id == id), ct) is not [var found])
        {
            return TypedResults.NotFound();
        }

        http.SetETag(found.Version);
        return TypedResults.Ok(found);
    }
}

/// <summary>The payment requests of a dossier, for the officials it is in reach of.</summary>
internal static class ListPayments
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/payment-requests", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListPayments))
        .WithSummary("List the payment requests of a dossier");

    private static async Task<Results<Ok<IReadOnlyList<PaymentView>>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct)
            ? TypedResults.Ok(await PaymentView.ReadAsync(db, db.PaymentRequests.Where(r => r.DossierId == id), ct))
            : TypedResults.NotFound();
}
