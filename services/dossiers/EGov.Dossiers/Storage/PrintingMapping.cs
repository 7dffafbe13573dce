using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class PrintingMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<IssuedPaper>(paper =>
        {
            paper.ToTable("issued_paper");
            paper.Property(p => p.Id).ValueGeneratedNever();
            paper.Property(p => p.Content).IsDocument();
            paper.HasIndex(p => new { p.DossierId, p.Form, p.Occasion }).IsUnique().HasDatabaseName("ux_issued_paper_occasion");
            paper.HasIndex(p => new { p.AgencyId, p.Year, p.Form, p.Number }).IsUnique().HasDatabaseName("ux_issued_paper_number");
            paper.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
            paper.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
