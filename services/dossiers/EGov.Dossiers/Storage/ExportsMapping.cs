using EGov.Dossiers.Model;
using EGov.Dossiers.Reports.Exports;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ExportsMapping
{
    internal static void Apply(ModelBuilder model) => model.Entity<ReportExport>(export =>
    {
        export.ToTable("report_export", table => table.HasCheckConstraint("ck_report_export_attempt", "(state = 'Running') = (leased_until is not null) and (state <> 'Running' or attempt_id is not null)"));
        export.Property(e => e.Id).ValueGeneratedNever();
        export.Property(e => e.Asked).IsDocument();
        export.HasOne<Agency>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
        export.HasIndex(e => new { e.OwnerId, e.Id }).HasDatabaseName("ix_report_export_owner");
        // The queue: what waits, and what somebody has or left behind.
        export.HasIndex(e => new { e.AskedAt, e.Id }).HasDatabaseName("ix_report_export_open").HasFilter("state in ('Queued', 'Running')");
    });
}
