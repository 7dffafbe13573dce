using EGov.Dossiers.Payments;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Payments, receipts and refunds.</content>
internal sealed partial class DossiersDb
{
    public DbSet<PaymentRequest> PaymentRequests => Set<PaymentRequest>();

    public DbSet<PaymentTransaction> PaymentTransactions => Set<PaymentTransaction>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptForm> ReceiptForms => Set<ReceiptForm>();

    public DbSet<CollectionAccount> CollectionAccounts => Set<CollectionAccount>();
}
