using EGov.Organization.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

internal static class AccountMapping
{
    internal static void MapAccounts(this ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed);
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
            account.Property(a => a.UserName).IsRequired();
            account.Property(a => a.NormalizedUserName).IsRequired();
            account.Property(a => a.Version).IsConcurrencyToken();
            account.HasOne<Official>().WithMany().HasForeignKey(a => a.OfficialId).HasConstraintName("fk_account_official");
            account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ux_account_user_name");
            account.HasIndex(a => a.OfficialId).IsUnique().HasDatabaseName("ux_account_official");
            account.ToTable(t => t.HasCheckConstraint("ck_account_official", "(kind = 'Official') = (official_id is not null)"));
        });
        model.Entity<FormerPassword>(password =>
        {
            password.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).HasConstraintName("fk_former_password_account");
            password.HasIndex(p => new { p.AccountId, p.Id });
        });
        model.Entity<IdentityUserToken<Guid>>(secret =>
        {
            secret.ToTable("account_secret");
            secret.HasKey(s => new { s.UserId, s.LoginProvider, s.Name });
            secret.Property(s => s.UserId).HasColumnName("account_id");
            secret.HasOne<Account>().WithMany().HasForeignKey(s => s.UserId).HasConstraintName("fk_account_secret_account");
        });
        model.Entity<RecoveryCode>(code =>
        {
            code.HasKey(c => new { c.AccountId, c.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).HasConstraintName("fk_recovery_code_account");
        });
        model.Entity<Citizen>(citizen =>
        {
            citizen.HasKey(c => c.AccountId);
            citizen.HasOne<Account>().WithOne().HasForeignKey<Citizen>(c => c.AccountId).HasConstraintName("fk_citizen_account");
            citizen.HasIndex(c => c.IdentityNumber).IsUnique().HasDatabaseName("ux_citizen_identity_number");
            citizen.ToTable(t => t.HasCheckConstraint("ck_citizen_identity_number", "identity_number ~ '^[0-9]{12}$'"));
        });
        model.Entity<Enterprise>(enterprise =>
        {
            enterprise.HasKey(e => e.AccountId);
            enterprise.HasOne<Account>().WithOne().HasForeignKey<Enterprise>(e => e.AccountId).HasConstraintName("fk_enterprise_account");
            enterprise.HasIndex(e => e.TaxCode).IsUnique().HasDatabaseName("ux_enterprise_tax_code");
            enterprise.ToTable(t => t.HasCheckConstraint("ck_enterprise_tax_code", "tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'"));
        });
    }
}
