using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class PetitionsMapping
{
    /// <summary>Generated column: the published words, folded.</summary>
    internal const string Search = "PublishedSearch";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Petition>(petition =>
        {
            petition.ToTable("petition");
            petition.Property(p => p.Id).ValueGeneratedNever();
            petition.Property(p => p.Version).IsConcurrencyToken();
            petition.Property<string?>(Search).HasComputedColumnSql("egov_fold(published_title || ' ' || published_question || ' ' || published_answer)", stored: true);
            petition.HasIndex(Search).HasDatabaseName("ix_petition_published_search").HasMethod("gin").HasOperators("gin_trgm_ops");
            petition.HasIndex(p => p.Code).IsUnique().HasDatabaseName("ux_petition_code");
            petition.HasIndex(p => new { p.OwnerId, p.Id }).HasDatabaseName("ix_petition_owner").HasFilter("owner_id is not null");
            petition.HasIndex(p => new { p.AgencyId, p.Id }).HasDatabaseName("ix_petition_agency");
            petition.HasIndex(p => p.DueAt).HasDatabaseName("ix_petition_due").HasFilter("state in ('Received', 'Accepted') and overdue_at is null");
            petition.HasIndex(p => new { p.PublishedAt, p.Id }).HasDatabaseName("ix_petition_published").HasFilter("published_at is not null");
            petition.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            petition.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
            petition.HasOne<Procedure>().WithMany().HasForeignKey(p => p.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            petition.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PetitionId).OnDelete(DeleteBehavior.Restrict);
            petition.Ignore(p => p.IsOpen);
        });
        model.Entity<PetitionStep>(step =>
        {
            step.ToTable("petition_step");
            step.HasKey(s => new { s.PetitionId, s.Seq });
            step.Property(s => s.Seq).ValueGeneratedNever();
        });
        model.Entity<PetitionCounter>(counter =>
        {
            counter.ToTable("petition_counter");
            counter.HasKey(c => c.Year);
            counter.Property(c => c.Year).ValueGeneratedNever();
        });
        model.Entity<Notice>().HasOne<Petition>().WithMany().HasForeignKey(n => n.PetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
