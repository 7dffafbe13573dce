using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A leader decides that money goes back: all or a part, by kind, never more than was collected, with reason and account.</summary>
internal static class RefundPayment
{
    /// <param name="Way">Cash at the desk, Transfer to an account, Online through the provider that took it.</param>
    /// <param name="Fee">Fees given back.</param>
    /// <param name="Charge">Charges given back.</param>
    /// <param name="Other">Other obligations given back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Account">Where a transfer goes; needed for one.</param>
    public sealed record Request(
        PaymentWay Way,
        [Required, StringLength(1000, MinimumLength = 5)] string Reason,
        [Range(0, Sums.Most)] long Fee = 0,
        [Range(0, Sums.Most)] long Charge = 0,
        [Range(0, Sums.Most)] long Other = 0,
        AccountForm? Account = null) : IValidatableObject
    {
        /// <inheritdoc/>
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Way == PaymentWay.Unknown || !Enum.IsDefined(Way))
            {
                yield return new ValidationResult("Chọn cách hoàn. / Choose how it goes back.", [nameof(Way)]);
            }

            if (Way == PaymentWay.Transfer != Account is not null)
            {
                yield return new ValidationResult("Hoàn bằng chuyển khoản phải có tài khoản. / A transfer has its account, and only a transfer.", [nameof(Account)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder requests) => requests
        .MapPost("/{id:guid}/refunds", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(RefundPayment))
        .WithSummary("Refund a payment, all or a part");

    private static async Task<Results<Created<PaymentView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IdempotencyKey key, IfMatch expected, Request request, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, IPaymentProvider provider, RefundSender sender, TimeProvider clock, CancellationToken ct)
    {
        var paid = await db.PaymentsInReach(caller).Include(r => r.Refunds).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (paid is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(paid.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == paid.DossierId, ct);
        if (await db.CollectorAsync(dossier, caller, paid.AgencyId, ct) is null)
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (request.Way == PaymentWay.Online && paid.Way == PaymentWay.Online && !provider.IsConfigured)
        {
            return Refusals.PaymentsNotConfigured.ToProblem();
        }

        var at = clock.GetUtcNow();
        var taken = request.Way != PaymentWay.Online ? null : await db.PaymentTransactions
            .Where(t => t.Reference == paid.PaidReference && t.PaymentRequestId == id).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        var order = new RefundOrder(request.Way, VietnameseText.Nfc(request.Reason), request.Account?.ToAccount(), taken, caller.Name);
        var (refund, refusal) = paid.GiveBack(new Sums(request.Fee, request.Charge, request.Other), order, at);
        if (refund is null)
        {
            return refusal!.ToProblem();
        }

        if (refund.State == RefundState.Given)
        {
            events.Stage(paid, new PaymentRefunded(paid.Id, dossier.Id, paid.AgencyId, refund.Id, refund.Fee, refund.Charge, refund.Other, 0, at));
        }

        var view = PaymentView.Of(paid, await db.Receipts.AsNoTracking().Where(r => r.PaymentRequestId == id).ToListAsync(ct));
        db.Remember(key, StatusCodes.Status201Created, $"/v1/payment-requests/{id}", paid.Version, view);
        await db.SaveChangesAsync(ct);

        // Committed first; if the provider's answer is lost, the repeated task asks again.
        await sender.SendAsync(refund.Id, ct);
        http.SetETag(paid.Version);
        return TypedResults.Created($"/v1/payment-requests/{id}", view);
    }
}

/// <summary>An account at a bank, as sent.</summary>
public sealed record AccountForm(
    [Required, RegularExpression("^[A-Z0-9]{2,20}$")] string BankCode,
    [Required, RegularExpression("^[0-9A-Z]{4,34}$")] string Number,
    [Required, StringLength(200, MinimumLength = 2)] string Holder)
{
    internal BankAccount ToAccount() => new(BankCode, Number, VietnameseText.Nfc(Holder));
}
