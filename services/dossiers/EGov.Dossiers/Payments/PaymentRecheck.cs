using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Payments;

/// <summary>
/// Asks the provider for payments it has not told the end of (callbacks get lost) and for refunds it has not confirmed, with growing pauses.
/// A payment expires only when the provider, asked after its time, has no money: silence is no answer.
/// </summary>
internal sealed class PaymentRecheck(
    DossiersDb db, IPaymentProvider provider, OnlineSettlement online, RefundSender refunds, IOptions<PaymentOptions> options, TimeProvider clock) : IRepeatedTask
{
    internal const string Name = "payment-recheck";
    private const int Most = 500;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        if (!provider.IsConfigured)
        {
            return new { asked = 0, paid = 0, ended = 0, refunded = 0 };
        }

        var now = clock.GetUtcNow();
        var (paid, ended, refunded) = (0, 0, 0);
        var due = await db.PaymentTransactions.AsNoTracking().Where(t => t.NextCheckAt <= now).OrderBy(t => t.NextCheckAt).Take(Most)
            .Select(t => new { t.Id, t.Reference }).ToListAsync(ct);
        foreach (var transaction in due)
        {
            var answer = await provider.QueryAsync(transaction.Reference, ct);
            var heard = answer is { Kind: AnswerKind.Said, Status: { } status } && status.Reference == transaction.Reference
                ? await online.HearAsync(status, answer.Raw, calledBack: false, ct)
                : Heard.NothingNew;
            paid += heard is Heard.Paid or Heard.PaidToRefund ? 1 : 0;
            ended += heard is Heard.Failed or Heard.Mismatched || (heard == Heard.NothingNew && await PutOffAsync(transaction.Id, answer.Kind, now, ct)) ? 1 : 0;
        }

        foreach (var refund in await db.Refunds.AsNoTracking().Where(r => r.NextTryAt <= now).OrderBy(r => r.NextTryAt).Take(Most).Select(r => r.Id).ToListAsync(ct))
        {
            refunded += await refunds.SendAsync(refund, ct) == RefundState.Given ? 1 : 0;
        }

        return new { asked = due.Count, paid, ended, refunded };
    }

    /// <summary>Nothing final: asked again later, or over when the time is up and the provider answered.</summary>
    private async Task<bool> PutOffAsync(Guid id, AnswerKind answer, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await db.Database.BeginTransactionAsync(ct);
        var locked = await db.PaymentTransactions.FromSql($"select * from payment_transaction where id = {id} for update").ToListAsync(ct);
        if (locked is not [{ IsLive: true } transaction])
        {
            return false;
        }

        var over = now >= transaction.ExpiresAt && (answer is AnswerKind.Said or AnswerKind.Unknown);
        if (over)
        {
            transaction.Expire();
            (await db.PaymentRequests.SingleAsync(r => r.Id == transaction.PaymentRequestId, ct)).Await(provider: false);
        }
        else
        {
            transaction.Postpone(now, options.Value);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return over;
    }
}
