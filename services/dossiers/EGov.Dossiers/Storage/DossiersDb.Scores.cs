using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>What reports give points for, and targets.</content>
internal sealed partial class DossiersDb
{
    public DbSet<ReportCriterion> ReportCriteria => Set<ReportCriterion>();

    public DbSet<ReportGrade> ReportGrades => Set<ReportGrade>();

    public DbSet<ReportTarget> ReportTargets => Set<ReportTarget>();
}
