using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>An online payment as it is shown; the provider's raw words stay in the database.</summary>
public sealed record TransactionView(
    Guid Id, int Version, Guid PaymentRequestId, string Reference, long Amount, TransactionState State, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt,
    Uri? PayAddress, string? ProviderNumber, string? PartnerCode, string? BankCode, string? BeneficiaryAccount, string? ResultCode,
    DateTimeOffset? PaidAt, long? PaidAmount, string? PayerName, long Surplus)
{
    internal static TransactionView Of(PaymentTransaction t) => new(
        t.Id, t.Version, t.PaymentRequestId, t.Reference, t.Amount, t.State, t.StartedAt, t.ExpiresAt, t.PayAddress,
        t.ProviderNumber, t.PartnerCode, t.BankCode, t.BeneficiaryAccount, t.ResultCode, t.PaidAt, t.PaidAmount, t.PayerName, t.Surplus);
}

/// <summary>Online money of an agency that no request took, oldest first: what has to be given back.</summary>
internal static class ListSurplus
{
    private const string Sort = "surplus/oldest";

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder transactions) => transactions
        .MapGet("/surplus", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListSurplus))
        .WithSummary("List online money to be given back");

    private static async Task<Ok<Page<TransactionView>>> Handle(PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Sort)?.Id;
        var agencies = db.AgenciesInReach(caller);
        var rows = await db.PaymentTransactions.AsNoTracking()
            .Where(t => t.Surplus > 0 && agencies.Contains(t.AgencyId) && (after == null || t.Id > after))
            .OrderBy(t => t.Id).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.Select(TransactionView.Of)], Sort, t => new Keys(t.Id)));
    }
}
