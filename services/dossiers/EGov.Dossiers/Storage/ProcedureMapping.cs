using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EGov.Dossiers.Storage;

internal sealed class ProcedureMapping : IEntityTypeConfiguration<Procedure>
{
    internal const string UniqueCode = "ux_procedure_code";

    public void Configure(EntityTypeBuilder<Procedure> builder)
    {
        builder.ToTable("procedure");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Code).IsUnique().HasDatabaseName(UniqueCode);
        builder.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.ProcedureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProcedureVersionMapping : IEntityTypeConfiguration<ProcedureVersion>
{
    /// <summary>Two published versions of one procedure never hold on the same day.</summary>
    internal const string NoOverlap = "ex_procedure_version_validity";

    /// <summary>Generated column: name, field and nothing else, folded.</summary>
    internal const string Search = "Search";

    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("procedure_version", table =>
            table.HasCheckConstraint("ck_procedure_version_level", "level between 1 and 4"));
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Content).IsDocument();
        builder.Property<string>(Search).HasComputedColumnSql("egov_fold(name || ' ' || field)", stored: true);
        builder.HasIndex(v => new { v.ProcedureId, v.Number }).IsUnique();
        builder.HasIndex(Search).HasDatabaseName("ix_procedure_version_search").HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}
