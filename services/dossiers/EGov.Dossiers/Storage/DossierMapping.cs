using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EGov.Dossiers.Storage;

internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    internal const string UniqueCode = "ux_dossier_code";

    /// <summary>Generated column: the applicant's name folded, for search without diacritics.</summary>
    internal const string ApplicantSearch = "ApplicantSearch";

    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.ToTable("dossier", table => table.HasCheckConstraint("ck_dossier_state", "state between 1 and 10"));
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Version).IsConcurrencyToken();
        // The numbers are the national portal's own and sort the way the process runs.
        builder.Property(d => d.State).HasConversion<short>();
        builder.Property(d => d.Components).IsDocument();
        builder.Property(d => d.Fees).IsDocument();
        builder.Property<string>(ApplicantSearch).HasComputedColumnSql("egov_fold(applicant_name)", stored: true);
        builder.HasIndex(ApplicantSearch).HasDatabaseName("ix_dossier_applicant_search").HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(d => d.Code).IsUnique().HasDatabaseName(UniqueCode);
        builder.HasIndex(d => new { d.OwnerId, d.Id }).HasDatabaseName("ix_dossier_owner").HasFilter("owner_id is not null");
        builder.HasIndex(d => new { d.ReceivingAgencyId, d.HandOnBy }).HasDatabaseName("ix_dossier_hand_on_late")
            .HasFilter("hand_on_by is not null and (handed_on_at is null or handed_on_at > hand_on_by)");
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(d => d.ProcedureVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.ReceivingAgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Holdings).WithOne().HasForeignKey(h => h.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Participations).WithOne().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(d => d.Lead);
        builder.Ignore(d => d.IsPaused);
        builder.Ignore(d => d.MayBeAccepted);
        builder.Ignore(d => d.ReturnAgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.DeskAgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(d => d.ResultAgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HoldingMapping : IEntityTypeConfiguration<Holding>
{
    public void Configure(EntityTypeBuilder<Holding> builder)
    {
        builder.ToTable("holding", table =>
            table.HasCheckConstraint("ck_holding_period", "until_at is null or until_at >= from_at"));
        builder.HasKey(h => new { h.DossierId, h.Seq });
        builder.Property(h => h.State).HasConversion<short>();
        builder.HasIndex(h => h.DossierId).IsUnique()
            .HasDatabaseName("ux_holding_lead_open").HasFilter("until_at is null and leads");
        // Waits for acceptance, for counting the late ones.
        builder.HasIndex(h => new { h.AgencyId, h.FromAt }).HasDatabaseName("ix_holding_acceptance").HasFilter("state = 1 and leads");
    }
}

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("participation");
        builder.HasKey(p => new { p.DossierId, p.AgencyId, p.Round });
        // Days in Asia/Ho_Chi_Minh, the verdict and the indexes of lists and reports are in the migration AddReporting:
        // a column that the context knows as computed is read back after every insert.
    }
}
