using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>
/// Acts on a word of the provider, from a callback or from asking. The transaction's row is locked, so words about one payment come in one at a
/// time and the second finds what the first did; where an official changes the dossier meanwhile, it starts over.
/// </summary>
internal sealed class OnlineSettlement(IServiceScopeFactory scopes, Settlement settlement, TimeProvider clock)
{
    private const int Attempts = 5;

    internal async Task<Heard> HearAsync(ProviderStatus status, string raw, bool calledBack, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryHearAsync(status, raw, calledBack, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody else was faster with request or dossier; look again.
            }
        }
    }

    private async Task<Heard> TryHearAsync(ProviderStatus status, string raw, bool calledBack, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DossiersDb>();
        var events = scope.ServiceProvider.GetRequiredService<IEventLog>();
        await using var work = await db.Database.BeginTransactionAsync(ct);
        var locked = await db.PaymentTransactions
            .FromSql($"select * from payment_transaction where reference = {status.Reference} for update").ToListAsync(ct);
        if (locked is not [var transaction])
        {
            return Heard.Unknown;
        }

        var at = clock.GetUtcNow();
        var heard = transaction.Hear(status, raw, at);
        var request = await db.PaymentRequests.SingleAsync(r => r.Id == transaction.PaymentRequestId, ct);
        if (heard == Heard.Paid && !request.IsOpen)
        {
            transaction.IsSurplus();
            heard = Heard.PaidToRefund;
        }
        else if (heard is Heard.Failed or Heard.Mismatched && request.State == PaymentState.Pending)
        {
            request.Await(provider: false);
        }

        if (calledBack)
        {
            db.Add(new PaymentCallback { Id = Guid.CreateVersion7(), TransactionId = transaction.Id, ReceivedAt = at, Heard = heard, Raw = raw });
        }

        if (heard == Heard.Paid)
        {
            var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == request.DossierId, ct);
            var collection = new Collection(
                request.AgencyId, PaymentWay.Online, transaction.PaidAt!.Value, transaction.PayerName ?? dossier.ApplicantName, transaction.Reference, null);
            await settlement.PayAsync(db, events, request, dossier, collection, new Actor(null, null, null), at, ct);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return heard;
    }
}
