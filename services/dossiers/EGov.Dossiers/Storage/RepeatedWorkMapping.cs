using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class RepeatedWorkMapping
{
    internal static void Apply(ModelBuilder model) => model.Entity<WorkHold>(hold =>
    {
        hold.ToTable("work_hold", table => table.HasCheckConstraint("ck_work_hold_only", "id = 1"));
        hold.Property(h => h.Id).ValueGeneratedNever();
    });
}
