using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ImportMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<ImportRun>(run =>
        {
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => r.AgencyId);
            run.HasMany(r => r.Notes).WithOne().HasForeignKey(n => n.ImportRunId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ImportNote>(note => note.HasKey(n => new { n.ImportRunId, n.Line, n.Number }));
    }
}
