using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>What an applicant is asked to pay for one's own dossier, with the account a transfer goes to.</summary>
internal static class ListMyPayments
{
    /// <summary>Where to transfer to.</summary>
    public sealed record Account(Guid AgencyId, string BankCode, string Number, string Holder);

    public sealed record Response(IReadOnlyList<PaymentView> Requests, IReadOnlyList<Account> Accounts);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}/payment-requests", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(ListMyPayments))
        .WithSummary("List what is to be paid for one's own dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Dossiers.OwnedBy(caller).AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var requests = await PaymentView.ReadAsync(db, db.PaymentsOwnedBy(caller).Where(r => r.DossierId == id), ct);
        var agencies = requests.Select(r => r.AgencyId).Distinct().ToArray();
        var accounts = await db.CollectionAccounts.Where(a => agencies.Contains(a.AgencyId))
            .Select(a => new Account(a.AgencyId, a.BankCode, a.Number, a.Holder)).ToListAsync(ct);
        return TypedResults.Ok(new Response(requests, accounts));
    }
}
