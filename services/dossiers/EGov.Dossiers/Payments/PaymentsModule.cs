using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers.Payments;

/// <summary>Payment requests, receipts, refunds.</summary>
internal static class PaymentsModule
{
    internal static void AddPayments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Settlement>();
        builder.Services.AddConstraintRefusals((PaymentsMapping.OnePausing, Refusals.PaymentAlreadyRequested));
    }

    internal static MessagingBuilder HandlePayments(this MessagingBuilder messaging) => messaging
        .Handle(WhenWithdrawnCancelPayments.Handle)
        .Handle(WhenDeclinedCancelPayments.Handle);

    internal static void MapPayments(this IEndpointRouteBuilder app)
    {
        var dossiers = app.MapGroup("/v1/dossiers").WithTags("payments");
        RequestPayment.Map(dossiers);
        ListPayments.Map(dossiers);

        var requests = app.MapGroup("/v1/payment-requests").WithTags("payments");
        GetPayment.Map(requests);
        CollectPayment.Map(requests);
        CancelPayment.Map(requests);
        RefundPayment.Map(requests);

        var receipts = app.MapGroup("/v1/receipts").WithTags("payments");
        ListReceipts.Map(receipts);
        VoidReceipt.Map(receipts);

        SetCollectionAccount.Map(app.MapGroup("/v1/collection-accounts").WithTags("payments"));
        ListMyPayments.Map(app.MapGroup("/v1/my-dossiers").WithTags("my dossiers"));
    }
}
