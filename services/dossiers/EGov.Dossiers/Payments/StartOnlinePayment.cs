using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Payments;

/// <summary>
/// An applicant goes to pay online. The attempt is noted before the provider is asked, so that no money can move that we know nothing of; while
/// one attempt is under way, starting again leads to the same address.
/// </summary>
internal static class StartOnlinePayment
{
    public sealed record Response(Guid Id, string Reference, long Amount, Uri PayAddress, DateTimeOffset ExpiresAt);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/payment-requests/{request:guid}/online-payments", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(StartOnlinePayment))
        .WithSummary("Pay online: answers the provider's address to send the payer to");

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid request, IdempotencyKey key, Caller caller, DossiersDb db, IPaymentProvider provider,
        IOptions<PaymentOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var owed = await db.PaymentsOwnedBy(caller).SingleOrDefaultAsync(r => r.Id == request && r.DossierId == id, ct);
        if (owed is null)
        {
            return TypedResults.NotFound();
        }

        if (!provider.IsConfigured)
        {
            return Refusals.PaymentsNotConfigured.ToProblem();
        }

        if (owed.Await(provider: true) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var at = clock.GetUtcNow();
        var live = await db.PaymentTransactions.SingleOrDefaultAsync(
            t => t.PaymentRequestId == request && (t.State == TransactionState.Started || t.State == TransactionState.Pending), ct);
        if (live?.ExpiresAt <= at)
        {
            return Refusals.PaymentUnderWay.ToProblem();
        }

        if (live is null)
        {
            var code = await db.Dossiers.Where(d => d.Id == id).Select(d => d.Code).SingleAsync(ct);
            live = PaymentTransaction.Start(owed, $"Nộp phí, lệ phí hồ sơ {code ?? id.ToString("N")}", at, options.Value);
            db.Add(live);
        }

        // Of two that start at once the unique index lets one through.
        await db.SaveChangesAsync(ct);
        if (live.PayAddress is null && await OpenAsync(db, provider, options.Value, owed, live, ct) is { } refused)
        {
            return refused.ToProblem();
        }

        var response = new Response(live.Id, live.Reference, live.Amount, live.PayAddress!, live.ExpiresAt);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/my-dossiers/{id}/payment-requests", null, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/v1/my-dossiers/{id}/payment-requests", response);
    }

    private static async Task<Refusal?> OpenAsync(
        DossiersDb db, IPaymentProvider provider, PaymentOptions options, PaymentRequest owed, PaymentTransaction live, CancellationToken ct)
    {
        var account = await db.CollectionAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.AgencyId == owed.AgencyId, ct);
        var comesBack = new Uri(QueryHelpers.AddQueryString(options.ReturnAddress!.ToString(), "reference", live.Reference));
        var answer = await provider.CreateAsync(
            new NewPayment(live.Reference, live.Amount, live.Content, comesBack, options.CallbackAddress!, live.ExpiresAt,
                account is null ? null : new BankAccount(account.BankCode, account.Number, account.Holder)),
            ct);
        switch (answer)
        {
            case { Kind: AnswerKind.Said, Status: { PayAddress: not null } status }:
                live.Open(status, answer.Raw);
                return null;
            case { Kind: AnswerKind.Refused or AnswerKind.Unknown }:
                live.Fail(answer.Raw);
                owed.Await(provider: false);
                await db.SaveChangesAsync(ct);
                return Refusals.PaymentProviderRefused;
            default:
                // The attempt stays: the provider may have it, and the repeated task asks.
                return Refusals.PaymentProviderSilent;
        }
    }
}
