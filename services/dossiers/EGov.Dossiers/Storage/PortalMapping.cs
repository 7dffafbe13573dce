using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class PortalMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<PortalCopy>(copy =>
        {
            copy.ToTable("portal_copy");
            copy.HasKey(c => c.DossierId);
            copy.Property(c => c.DossierId).ValueGeneratedNever();
            copy.HasOne<Dossier>().WithOne().HasForeignKey<PortalCopy>(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
            copy.HasIndex(c => c.NextAt).HasDatabaseName("ix_portal_copy_to_tell").HasFilter("told_version < wanted_version and not refused");
            copy.HasIndex(c => c.DossierId).HasDatabaseName("ix_portal_copy_refused").HasFilter("refused");
            copy.HasIndex(c => c.ToldAt).HasDatabaseName("ix_portal_copy_to_compare").HasFilter("told_at is not null and (compared_at is null or compared_at < told_at)");
        });
        model.Entity<PortalMessage>(message =>
        {
            message.ToTable("portal_message");
            message.HasKey(m => new { m.DossierId, m.Service, m.Version });
            message.Property(m => m.Body).HasColumnType("jsonb");
            message.HasOne<Dossier>().WithMany().HasForeignKey(m => m.DossierId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
