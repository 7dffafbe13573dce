using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers.Payments;

/// <summary>Payment requests, receipts, refunds, and the online payments between.</summary>
internal static class PaymentsModule
{
    internal static void AddPayments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Settlement>();
        builder.Services.AddSingleton<OnlineSettlement>();
        builder.Services.AddSingleton<RefundSender>();
        builder.Services.AddOptions<PaymentOptions>().BindConfiguration(PaymentOptions.Section);
        builder.Services.AddHttpClient(HttpPaymentProvider.Client);
        builder.Services.AddSingleton<IPaymentProvider, HttpPaymentProvider>();
        builder.Services.AddRepeatedWork<PaymentRecheck>(PaymentRecheck.Name, TimeSpan.FromMinutes(1));
        builder.Services.AddConstraintRefusals(
            (PaymentsMapping.OneNumber, CommonRefusals.VersionConflict),
            (PaymentsMapping.OneLive, Refusals.PaymentUnderWay));
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
        var mine = app.MapGroup("/v1/my-dossiers").WithTags("my dossiers");
        ListMyPayments.Map(mine);
        StartOnlinePayment.Map(mine);

        var transactions = app.MapGroup("/v1/payment-transactions").WithTags("payments");
        ListSurplus.Map(transactions);
        RefundSurplus.Map(transactions);

        var payments = app.MapGroup("/v1/payments").WithTags("payments");
        ReceivePaymentCallback.Map(payments);
        ShowPaymentReturn.Map(payments);
    }
}
