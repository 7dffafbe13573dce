using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ReorganisationMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<AgencySuccession>(succession =>
        {
            succession.ToTable("agency_succession");
            succession.HasKey(s => new { s.AgencyId, s.SuccessorId });
            succession.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            succession.HasOne<Agency>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
            succession.HasIndex(s => s.SuccessorId).HasDatabaseName("ix_agency_succession_successor");
        });
        model.Entity<ReorganisationRun>(run =>
        {
            run.ToTable("reorganisation_run");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.Version).IsConcurrencyToken();
            run.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
            run.HasIndex(r => r.AgencyId).IsUnique().HasDatabaseName("ux_reorganisation_run_agency");
            run.HasMany(r => r.Rules).WithOne().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReorganisationRule>(rule =>
        {
            rule.ToTable("reorganisation_rule");
            rule.HasKey(r => new { r.RunId, r.No });
            rule.HasOne<Agency>().WithMany().HasForeignKey(r => r.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReorganisationMove>(move =>
        {
            move.ToTable("reorganisation_move");
            move.Property(m => m.Id).ValueGeneratedNever();
            move.HasOne<ReorganisationRun>().WithMany().HasForeignKey(m => m.RunId).OnDelete(DeleteBehavior.Restrict);
            move.HasOne<Dossier>().WithMany().HasForeignKey(m => m.DossierId).OnDelete(DeleteBehavior.Restrict);
            move.HasIndex(m => new { m.RunId, m.Id }).HasDatabaseName("ix_reorganisation_move_run");
            move.HasIndex(m => m.DossierId).HasDatabaseName("ix_reorganisation_move_dossier");
        });
    }
}
