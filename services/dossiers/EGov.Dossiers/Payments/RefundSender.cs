using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Payments;

/// <summary>
/// Has the provider give money back. The decision is committed before, so a lost answer is asked for again with the same reference and the money
/// goes back once.
/// </summary>
internal sealed class RefundSender(IServiceScopeFactory scopes, IPaymentProvider provider, IOptions<PaymentOptions> options, TimeProvider clock)
{
    /// <returns>What became of it; null when there is nothing to send.</returns>
    internal async Task<RefundState?> SendAsync(Guid refundId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DossiersDb>();
        var asked = await (
            from refund in db.Refunds
            join transaction in db.PaymentTransactions on refund.TransactionId equals transaction.Id
            where refund.Id == refundId && refund.State == RefundState.Requested
            select new { transaction.Reference, refund.Reason, Sum = refund.Fee + refund.Charge + refund.Other + refund.Surplus }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (asked is null)
        {
            return null;
        }

        var answer = await provider.RefundAsync(new NewRefund(asked.Reference, $"{refundId:N}", asked.Sum, asked.Reason), ct);
        return await NoteAsync(scope.ServiceProvider, refundId, answer, ct);
    }

    private async Task<RefundState?> NoteAsync(IServiceProvider services, Guid refundId, ProviderAnswer answer, CancellationToken ct)
    {
        var db = services.GetRequiredService<DossiersDb>();
        await using var work = await db.Database.BeginTransactionAsync(ct);
        var locked = await db.Refunds.FromSql($"select * from payment_refund where id = {refundId} for update").ToListAsync(ct);
        if (locked is not [{ State: RefundState.Requested } refund])
        {
            return null;
        }

        var at = clock.GetUtcNow();
        bool? given = answer switch
        {
            { Kind: AnswerKind.Said, Status.Status: ProviderOutcome.Succeeded } => true,
            { Kind: AnswerKind.Said, Status.Status: ProviderOutcome.Failed } => false,
            { Kind: AnswerKind.Refused or AnswerKind.Unknown } => false,
            _ => null,
        };
        if (given is not { } ended)
        {
            refund.Postpone(at + options.Value.PauseAfter(refund.Tries));
        }
        else
        {
            var request = await db.PaymentRequests.Include(r => r.Refunds).SingleAsync(r => r.Id == refund.PaymentRequestId, ct);
            request.Settle(refund, ended, answer.Raw, at);
            if (ended)
            {
                services.GetRequiredService<IEventLog>().Stage(request, new PaymentRefunded(
                    request.Id, request.DossierId, request.AgencyId, refund.Id, refund.Fee, refund.Charge, refund.Other, refund.Surplus, at));
            }
            else if (refund.Surplus > 0)
            {
                (await db.PaymentTransactions.SingleAsync(t => t.Id == refund.TransactionId, ct)).KeepSurplus(refund.Surplus);
            }
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return refund.State;
    }
}
