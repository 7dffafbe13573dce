using EGov.Dossiers.Reports.Exports;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Reports asked for as files.</content>
internal sealed partial class DossiersDb
{
    public DbSet<ReportExport> ReportExports => Set<ReportExport>();
}
