using EGov.Organization.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EGov.Organization.Storage;

/// <summary>Agencies. Exclusion constraints, triggers and search indexes that EF cannot say are in <c>Migrations/Constraints.sql</c>.</summary>
internal static class AgencyMapping
{
    internal static void MapAgencies(this ModelBuilder model)
    {
        model.Entity<AgencyKind>(kind =>
        {
            kind.HasAlternateKey(k => k.Code).HasName("ux_agency_kind_code");
            kind.Property(k => k.Version).IsConcurrencyToken();
        });
        model.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Version).IsConcurrencyToken();
            agency.HasOne<AgencyKind>().WithMany().HasForeignKey(a => a.Kind).HasPrincipalKey(k => k.Code).HasConstraintName("fk_agency_kind");
            agency.ToTable(t => t.HasCheckConstraint("ck_agency_closed_after_opened", "closed_on > opened_on"));
        });
        model.Entity<AgencyName>(name =>
        {
            name.HasOne<Agency>().WithMany(a => a.Names).HasForeignKey(n => n.AgencyId).HasConstraintName("fk_agency_name_agency");
            name.Property(n => n.Search).HasComputedColumnSql("egov_fold(name || ' ' || short_name)", stored: true);
            Valid(name, "agency_name");
        });
        model.Entity<AgencyPlacement>(placement =>
        {
            placement.HasOne<Agency>().WithMany(a => a.Placements).HasForeignKey(p => p.AgencyId).HasConstraintName("fk_agency_placement_agency");
            placement.HasOne<Agency>().WithMany().HasForeignKey(p => p.ParentId).HasConstraintName("fk_agency_placement_parent");
            placement.HasIndex(p => new { p.ParentId, p.ValidFrom });
            Valid(placement, "agency_placement");
        });
        model.Entity<AgencyCode>(code =>
        {
            code.HasOne<Agency>().WithMany(a => a.Codes).HasForeignKey(c => c.AgencyId).HasConstraintName("fk_agency_code_agency");
            code.HasIndex(c => c.Code);
            Valid(code, "agency_code");
        });
        model.Entity<AgencySuccession>(succession =>
        {
            succession.HasKey(s => new { s.PredecessorId, s.SuccessorId });
            succession.HasOne<Agency>().WithMany().HasForeignKey(s => s.PredecessorId).HasConstraintName("fk_agency_succession_predecessor");
            succession.HasOne<Agency>().WithMany().HasForeignKey(s => s.SuccessorId).HasConstraintName("fk_agency_succession_successor");
            succession.HasIndex(s => s.SuccessorId);
        });
        model.Entity<AgencyInReach>(row => row.HasNoKey().ToTable("agency_within", t => t.ExcludeFromMigrations()));
        model.HasDbFunction(typeof(OrganizationDb).GetMethod(
            nameof(OrganizationDb.AgenciesWithin), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!).HasName("agency_within");
    }

    private static void Valid<T>(EntityTypeBuilder<T> entity, string table)
        where T : class, IValidity
    {
        entity.HasIndex("AgencyId", nameof(IValidity.ValidFrom));
        entity.ToTable(table, t => t.HasCheckConstraint($"ck_{table}_validity", "valid_to > valid_from"));
    }
}
