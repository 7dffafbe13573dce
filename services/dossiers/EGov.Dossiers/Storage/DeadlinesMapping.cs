using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EGov.Dossiers.Storage;

/// <summary>Findings of the sweep, apologies, limits of silence. The indexes that the sweep walks by are in the migrations AddDeadlines and WatchParts.</summary>
internal static class DeadlinesMapping
{
    internal const string OneOpenApology = "ux_apology_open";
    internal const string OneRescheduling = "ux_apology_sent";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<DeadlineNotice>(MapNotice);
        model.Entity<Apology>(MapApology);
        model.Entity<SilenceLimit>(MapLimit);
        model.Entity<Dossier>().Ignore(d => d.MayBeRescheduled);
    }

    private static void MapNotice(EntityTypeBuilder<DeadlineNotice> notice)
    {
        notice.ToTable("deadline_notice", table => table.HasCheckConstraint(
            "ck_deadline_notice_kind", "kind in ('DueSoon', 'ApologyProposed', 'Overdue', 'Silent', 'PartDueSoon', 'PartOverdue')"));
        // What it is about is what it is: nothing is told twice.
        notice.HasKey(n => new { n.DossierId, n.Kind, n.SubjectAt, n.PartAgencyId });
        notice.Property(n => n.PartAgencyId).HasDefaultValue(DeadlineNotice.Whole);
        notice.Property(n => n.Version).IsConcurrencyToken();
        notice.Property(n => n.State).HasConversion<short>();
        notice.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId).OnDelete(DeleteBehavior.Restrict);
        notice.HasIndex(n => new { n.AgencyId, n.Kind, n.FoundAt, n.DossierId }).HasDatabaseName("ix_deadline_notice_found");
    }

    private static void MapApology(EntityTypeBuilder<Apology> apology)
    {
        apology.ToTable("apology", table =>
        {
            table.HasCheckConstraint("ck_apology_sent", "(state = 'Sent') = (new_due_at is not null and in_time is not null)");
            table.HasCheckConstraint("ck_apology_later", "new_due_at > due_at");
            table.HasCheckConstraint("ck_apology_signer", "state = 'Sent' or (signer_title is null and signed_as is null)");
            table.HasCheckConstraint("ck_apology_closed", "(state = 'Proposed') = (closed_at is null)");
        });
        apology.Property(a => a.Id).ValueGeneratedNever();
        apology.Property(a => a.Version).IsConcurrencyToken();
        apology.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId).OnDelete(DeleteBehavior.Restrict);
        apology.HasIndex(a => a.DossierId).IsUnique().HasDatabaseName(OneOpenApology).HasFilter("state = 'Proposed'");
        apology.HasIndex(a => a.DossierId, OneRescheduling).IsUnique().HasDatabaseName(OneRescheduling).HasFilter("state = 'Sent'");
        apology.HasIndex(a => new { a.ReceivingAgencyId, a.SignBy, a.Id }).HasDatabaseName("ix_apology_open").HasFilter("state = 'Proposed'");
        apology.HasIndex(a => new { a.AgencyId, a.ClosedAt, a.Id }).HasDatabaseName("ix_apology_sent").HasFilter("state = 'Sent'");
        apology.HasIndex(a => new { a.ReceivingAgencyId, a.ClosedAt }).HasDatabaseName("ix_apology_reported").HasFilter("state = 'Sent'")
            .IncludeProperties(a => new { a.DossierId, a.InTime, a.ProcedureVersionId });
    }

    private static void MapLimit(EntityTypeBuilder<SilenceLimit> limit)
    {
        limit.ToTable("silence_limit", table => table.HasCheckConstraint("ck_silence_limit_days", "working_days > 0"));
        limit.HasKey(l => new { l.State, l.ValidFrom });
        limit.Property(l => l.State).HasConversion<short>();
        // Five working days where officials have it (OneStopRule.SilenceDays), less where somebody only has to begin, more where the applicant is waited for.
        limit.HasData(
            Of(DossierState.Submitted, 2), Of(DossierState.Received, 2), Of(DossierState.Processing, 5), Of(DossierState.SupplementRequested, 10),
            Of(DossierState.PaymentRequested, 10), Of(DossierState.Stopped, 15), Of(DossierState.Decided, 10));
    }

    private static SilenceLimit Of(DossierState state, int days) => new() { State = state, ValidFrom = new DateOnly(2000, 1, 1), WorkingDays = days };
}
