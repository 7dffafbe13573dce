using EGov.Organization.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

internal static class OfficialMapping
{
    internal static void MapOfficials(this ModelBuilder model)
    {
        model.Entity<Official>(official =>
        {
            official.Property(o => o.Version).IsConcurrencyToken();
            official.Property(o => o.Search).HasComputedColumnSql("egov_fold(full_name)", stored: true);
            official.HasIndex(o => o.StaffNumber).IsUnique().HasDatabaseName("ux_official_staff_number");
            official.HasIndex(o => new { o.Search, o.Id });
        });
        model.Entity<Post>(post =>
        {
            post.Property(p => p.Id).ValueGeneratedNever();
            post.HasOne<Official>().WithMany(o => o.Posts).HasForeignKey(p => p.OfficialId).HasConstraintName("fk_post_official");
            post.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).HasConstraintName("fk_post_agency");
            post.HasMany(p => p.Roles).WithMany().UsingEntity(
                "post_role",
                r => r.HasOne(typeof(Role)).WithMany().HasForeignKey("role_id").HasConstraintName("fk_post_role_role"),
                p => p.HasOne(typeof(Post)).WithMany().HasForeignKey("post_id").HasConstraintName("fk_post_role_post"),
                join =>
                {
                    join.ToTable("post_role");
                    join.HasKey("post_id", "role_id");
                });
            post.HasIndex(p => new { p.OfficialId, p.ValidFrom });
            post.HasIndex(p => new { p.AgencyId, p.ValidFrom });
            post.ToTable(t => t.HasCheckConstraint("ck_post_validity", "valid_to > valid_from"));
        });
        model.Entity<Role>(role =>
        {
            role.Property(r => r.Version).IsConcurrencyToken();
            role.HasIndex(r => r.Code).IsUnique().HasDatabaseName("ux_role_code");
        });
    }
}
