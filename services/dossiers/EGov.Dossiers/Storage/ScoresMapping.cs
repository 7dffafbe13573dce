using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ScoresMapping
{
    internal const string TargetOnDay = "ux_report_target_day";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<ReportCriterion>(criterion =>
        {
            criterion.ToTable("report_criterion", table => table.HasCheckConstraint("ck_report_criterion_bounds", "maximum >= 0 and lower between 0 and 1 and \"full\" > 0 and lower <= \"full\""));
            criterion.HasKey(c => new { c.Report, c.Code, c.ValidFrom });
            criterion.HasData(ServiceIndexSeed.Criteria);
            criterion.HasData(NineIndicesSeed.Criteria);
        });
        model.Entity<ReportGrade>(grade =>
        {
            grade.ToTable("report_grade");
            grade.HasKey(g => new { g.Report, g.Officials, g.ValidFrom, g.Minimum });
            grade.HasData(NineIndicesSeed.Grades);
        });
        model.Entity<ReportTarget>(target =>
        {
            target.ToTable("report_target", table => table.HasCheckConstraint("ck_report_target_share", "share between 0 and 1"));
            target.HasKey(t => new { t.Figure, t.Level, t.Number });
            target.HasIndex(t => new { t.Figure, t.Level, t.ValidFrom }).IsUnique().HasDatabaseName(TargetOnDay);
            target.HasData(ServiceIndexSeed.Targets);
        });
    }
}
