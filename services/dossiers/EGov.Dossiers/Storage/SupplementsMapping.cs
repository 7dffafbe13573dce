using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class SupplementsMapping
{
    internal const string OneOpen = "ux_supplement_request_open";
    internal const string ReasonOnDay = "pk_reason_template";
    internal const string OptionOnDay = "ux_supplement_option_day";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<SupplementRequest>(request =>
        {
            request.ToTable("supplement_request");
            request.Property(r => r.Id).ValueGeneratedNever();
            request.Property(r => r.Items).IsDocument();
            request.Property(r => r.Contact).IsDocument();
            request.Property(r => r.Answers).IsDocument();
            request.Property(r => r.Waived).IsDocument();
            request.Ignore(r => r.IsOpen);
            request.HasIndex(r => new { r.DossierId, r.Number }).IsUnique().HasDatabaseName("ux_supplement_request_number");
            request.HasIndex(r => r.DossierId).IsUnique().HasDatabaseName(OneOpen)
                .HasFilter("answered_at is null and expired_at is null and closed_at is null");
            // What the expiry reads, and what is left of it after each run.
            request.HasIndex(r => r.AnswerBy).HasDatabaseName("ix_supplement_request_answer_by")
                .HasFilter("answered_at is null and expired_at is null and closed_at is null");
            request.HasIndex(r => new { r.AgencyId, r.AskedAt }).HasDatabaseName("ix_supplement_request_agency")
                .IncludeProperties(r => new { r.ProcedureVersionId, r.IsRepeated, r.IsLate, r.AnswerBy, r.AnsweredAt, r.ExpiredAt, r.ClosedAt });
            request.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SupplementOption>(option =>
        {
            option.ToTable("supplement_option");
            option.HasKey(o => new { o.AgencyId, o.Number });
            option.HasIndex(o => new { o.AgencyId, o.ValidFrom }).IsUnique().HasDatabaseName(OptionOnDay);
            option.HasOne<Agency>().WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DossierStop>(stop =>
        {
            stop.ToTable("dossier_stop");
            stop.Property(s => s.Id).ValueGeneratedNever();
            stop.HasIndex(s => new { s.DossierId, s.StoppedAt }).HasDatabaseName("ix_dossier_stop_dossier");
            stop.HasIndex(s => new { s.AgencyId, s.StoppedAt }).HasDatabaseName("ix_dossier_stop_agency");
            stop.HasOne<Dossier>().WithMany().HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RefusalNotice>(notice =>
        {
            notice.ToTable("refusal_notice");
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.Property(n => n.Version).IsConcurrencyToken();
            notice.HasIndex(n => new { n.AgencyId, n.Id }).HasDatabaseName("ix_refusal_notice_agency");
            notice.HasIndex(n => n.DossierId).HasDatabaseName("ix_refusal_notice_dossier").HasFilter("dossier_id is not null");
            notice.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId).OnDelete(DeleteBehavior.Restrict);
            notice.HasOne<Agency>().WithMany().HasForeignKey(n => n.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DocumentCounter>(counter =>
        {
            counter.ToTable("document_counter");
            counter.HasKey(c => new { c.AgencyId, c.Year, c.Kind });
        });
        model.Entity<ReasonTemplate>(reason =>
        {
            reason.ToTable("reason_template");
            reason.HasKey(r => new { r.Code, r.ValidFrom }).HasName(ReasonOnDay);
            reason.HasData(ReasonSeed.All);
        });
    }
}
