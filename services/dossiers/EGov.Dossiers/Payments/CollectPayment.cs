using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>An official takes the money: cash at the desk, or a transfer seen on the agency's account. The receipts are issued at once.</summary>
internal static class CollectPayment
{
    /// <param name="Way">Cash or Transfer.</param>
    /// <param name="PayerName">Who paid; the applicant when absent.</param>
    /// <param name="BankReference">Reference of the transfer; needed for one.</param>
    public sealed record Request(
        PaymentWay Way, [StringLength(200, MinimumLength = 2)] string? PayerName = null, [StringLength(100, MinimumLength = 3)] string? BankReference = null) : IValidatableObject
    {
        /// <inheritdoc/>
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Way is not (PaymentWay.Cash or PaymentWay.Transfer))
            {
                yield return new ValidationResult("Tiền mặt hoặc chuyển khoản. / Cash or Transfer.", [nameof(Way)]);
            }

            if (Way == PaymentWay.Transfer != BankReference is not null)
            {
                yield return new ValidationResult("Chuyển khoản phải có số tham chiếu. / A transfer has its reference, and only a transfer.", [nameof(BankReference)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder requests) => requests
        .MapPost("/{id:guid}/collection", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(CollectPayment))
        .WithSummary("Record money taken at the desk or by transfer; issues the receipts");

    private static async Task<Results<Ok<PaymentView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, Settlement settlement, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var owed = await db.PaymentsInReach(caller).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (owed is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(owed.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == owed.DossierId, ct);
        if (await db.CollectorAsync(dossier, caller, owed.AgencyId, ct) is not { } agency)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var at = clock.GetUtcNow();
        var collection = new Collection(
            agency, request.Way, at, VietnameseText.Nfc(request.PayerName ?? dossier.ApplicantName), request.BankReference, caller.Name);
        if (await settlement.PayAsync(db, events, owed, dossier, collection, Actor.Of(caller), at, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(owed.Version);
        return TypedResults.Ok(PaymentView.Of(owed, db.Receipts.Local));
    }
}
