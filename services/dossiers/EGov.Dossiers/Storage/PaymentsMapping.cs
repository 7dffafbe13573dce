using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EGov.Dossiers.Storage;

internal static class PaymentsMapping
{
    /// <summary>One request at a time pauses a dossier.</summary>
    internal const string OnePausing = "ux_payment_request_pausing";

    /// <summary>A dossier's requests are numbered; of two at once the slower one has not seen the other.</summary>
    internal const string OneNumber = "ux_payment_request_number";

    /// <summary>One online payment of a request is under way at a time.</summary>
    internal const string OneLive = "ux_payment_transaction_live";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<PaymentRequest>(Request);
        model.Entity<Refund>(refund =>
        {
            refund.ToTable("payment_refund", table => table.HasCheckConstraint(
                "ck_payment_refund_amounts", "fee >= 0 and charge >= 0 and other >= 0 and surplus >= 0 and fee + charge + other + surplus > 0"));
            refund.Property(r => r.Id).ValueGeneratedNever();
            refund.Property(r => r.Account!).IsDocument();
            refund.Ignore(r => r.Amounts);
            refund.Ignore(r => r.Total);
            refund.HasIndex(r => r.PaymentRequestId).HasDatabaseName("ix_payment_refund_request");
            refund.HasIndex(r => r.NextTryAt).HasDatabaseName("ix_payment_refund_next").HasFilter("next_try_at is not null");
            refund.HasOne<PaymentTransaction>().WithMany().HasForeignKey(r => r.TransactionId).OnDelete(DeleteBehavior.Restrict);
            // The report of fees joins refunds of a day to their request's agency, procedure and field.
            refund.HasIndex(r => new { r.DoneDay, r.PaymentRequestId }).HasDatabaseName("ix_payment_refund_done").HasFilter("done_day is not null");
        });
        model.Entity<PaymentTransaction>(Transaction);
        model.Entity<PaymentCallback>(callback =>
        {
            callback.ToTable("payment_callback");
            callback.Property(c => c.Id).ValueGeneratedNever();
            callback.HasIndex(c => c.TransactionId).HasDatabaseName("ix_payment_callback_transaction");
            callback.HasOne<PaymentTransaction>().WithMany().HasForeignKey(c => c.TransactionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Receipt>(receipt =>
        {
            receipt.ToTable("receipt");
            receipt.Property(r => r.Id).ValueGeneratedNever();
            receipt.Property(r => r.Version).IsConcurrencyToken();
            receipt.HasIndex(r => new { r.AgencyId, r.Kind, r.Series, r.Number }).IsUnique().HasDatabaseName("ux_receipt_number");
            receipt.HasIndex(r => new { r.PaymentRequestId, r.Kind }).IsUnique().HasDatabaseName("ux_receipt_payment_kind").HasFilter("voided_at is null");
            receipt.HasIndex(r => new { r.AgencyId, r.IssuedDay, r.Id }).HasDatabaseName("ix_receipt_agency_day");
            receipt.HasOne<PaymentRequest>().WithMany().HasForeignKey(r => r.PaymentRequestId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReceiptCounter>(counter =>
        {
            counter.ToTable("receipt_counter");
            counter.HasKey(c => new { c.AgencyId, c.Kind, c.Series });
        });
        model.Entity<ReceiptForm>(Forms);
        model.Entity<CollectionAccount>(account =>
        {
            account.ToTable("collection_account");
            account.HasKey(a => a.AgencyId);
            account.Property(a => a.AgencyId).ValueGeneratedNever();
            account.Property(a => a.Version).IsConcurrencyToken();
        });
    }

    private static void Request(EntityTypeBuilder<PaymentRequest> request)
    {
        request.ToTable("payment_request", table =>
        {
            table.HasCheckConstraint("ck_payment_request_amounts", "fee >= 0 and charge >= 0 and other >= 0");
            table.HasCheckConstraint(
                "ck_payment_request_refunded",
                "refunded_fee between 0 and fee and refunded_charge between 0 and charge and refunded_other between 0 and other");
        });
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Version).IsConcurrencyToken();
        request.Property(r => r.Lines).IsDocument();
        request.Ignore(r => r.Due);
        request.Ignore(r => r.Refunded);
        request.Ignore(r => r.IsOpen);
        request.HasIndex(r => r.DossierId, "ix_payment_request_dossier").HasDatabaseName("ix_payment_request_dossier");
        request.HasIndex(r => r.DossierId, OnePausing).IsUnique().HasDatabaseName(OnePausing).HasFilter("pauses and state in ('Unpaid', 'Pending')");
        request.HasIndex(r => new { r.DossierId, r.Number }).IsUnique().HasDatabaseName(OneNumber).HasFilter("number > 0");
        // The report of fees reads what an agency collected in a period off this index; what is owed off ix_payment_request_owed, which stands on a
        // computed day and is in the migration AddReportColumns.
        request.HasIndex(r => new { r.AgencyId, r.BookedDay, r.ProcedureId, r.Way }).HasDatabaseName("ix_payment_request_paid").HasFilter("booked_day is not null")
            .IncludeProperties(r => new { r.Field, r.DossierId, r.Number, r.Fee, r.Charge, r.Other });
        request.HasIndex(r => new { r.AskedAgencyId, r.CancelledAt }).HasDatabaseName("ix_payment_request_cancelled").HasFilter("cancelled_at is not null")
            .IncludeProperties(r => new { r.ProcedureId, r.Field, r.Fee, r.Charge, r.Other });
        request.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Refunds).WithOne().HasForeignKey(r => r.PaymentRequestId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Transaction(EntityTypeBuilder<PaymentTransaction> transaction)
    {
        transaction.ToTable("payment_transaction", table => table.HasCheckConstraint("ck_payment_transaction_amounts", "amount > 0 and surplus >= 0"));
        transaction.Property(t => t.Id).ValueGeneratedNever();
        transaction.Property(t => t.Version).IsConcurrencyToken();
        transaction.Ignore(t => t.IsLive);
        transaction.HasIndex(t => t.Reference).IsUnique().HasDatabaseName("ux_payment_transaction_reference");
        transaction.HasIndex(t => t.PaymentRequestId, "ix_payment_transaction_request").HasDatabaseName("ix_payment_transaction_request");
        transaction.HasIndex(t => t.PaymentRequestId, OneLive).IsUnique().HasDatabaseName(OneLive).HasFilter("state in ('Started', 'Pending')");
        transaction.HasIndex(t => t.NextCheckAt).HasDatabaseName("ix_payment_transaction_next").HasFilter("next_check_at is not null");
        transaction.HasIndex(t => new { t.AgencyId, t.Id }).HasDatabaseName("ix_payment_transaction_surplus").HasFilter("surplus > 0");
        transaction.HasOne<PaymentRequest>().WithMany().HasForeignKey(t => t.PaymentRequestId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Forms(EntityTypeBuilder<ReceiptForm> form)
    {
        form.ToTable("receipt_form");
        form.HasKey(f => new { f.Kind, f.ValidFrom });
        foreach (var (from, basis) in new[] { (new DateOnly(2000, 1, 1), "TT 303/2016/TT-BTC"), (new DateOnly(2022, 7, 1), "NĐ 123/2020/NĐ-CP, Điều 32") })
        {
            form.HasData(
                new ReceiptForm { Kind = FeeKind.Fee, ValidFrom = from, Form = "01BLP0-001", Series = "PA-{year}E", Basis = basis },
                new ReceiptForm { Kind = FeeKind.Charge, ValidFrom = from, Form = "01BLP0-002", Series = "LA-{year}E", Basis = basis });
        }
    }
}
