using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ConsultationMapping
{
    /// <summary>An agency has one open question of a dossier.</summary>
    internal const string OneOpen = "ux_consultation_open";

    private const string Open = "answered_at is null and closed_at is null";

    internal static void Apply(ModelBuilder model) => model.Entity<Consultation>(consultation =>
    {
        consultation.ToTable("consultation", table =>
        {
            table.HasCheckConstraint("ck_consultation_deadline", "due_at >= asked_at");
            table.HasCheckConstraint("ck_consultation_end", "answered_at is null or closed_at is null");
            table.HasCheckConstraint("ck_consultation_opinion", "(answered_at is null) = (opinion is null)");
        });
        consultation.Property(c => c.Id).ValueGeneratedNever();
        consultation.Property(c => c.Version).IsConcurrencyToken();
        consultation.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
        consultation.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        consultation.HasOne<Agency>().WithMany().HasForeignKey(c => c.AskingAgencyId).OnDelete(DeleteBehavior.Restrict);
        consultation.HasIndex(c => new { c.DossierId, c.AgencyId }).IsUnique().HasDatabaseName(OneOpen).HasFilter(Open);
        consultation.HasIndex(c => new { c.AgencyId, c.DueAt, c.Id }).HasDatabaseName("ix_consultation_to_answer").HasFilter(Open);
        consultation.HasIndex(c => new { c.AskingAgencyId, c.DueAt, c.Id }).HasDatabaseName("ix_consultation_asked").HasFilter(Open);
        consultation.HasIndex(c => c.DossierId).HasDatabaseName("ix_consultation_dossier");
    });
}
