using EGov.Organization.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

internal static class CredentialMapping
{
    internal static void MapCredentials(this ModelBuilder model)
    {
        model.Entity<ApiClient>(client =>
        {
            client.Property(c => c.Version).IsConcurrencyToken();
            client.HasIndex(c => c.ClientId).IsUnique().HasDatabaseName("ux_api_client_client_id");
            client.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).HasConstraintName("fk_api_client_agency");
        });
        model.Entity<SignIn>(signIn =>
        {
            signIn.HasKey(s => s.Chain);
            signIn.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).HasConstraintName("fk_sign_in_account");
            signIn.HasIndex(s => s.AccountId);
            signIn.HasIndex(s => s.ExpiresAt);
        });
        model.Entity<SigningKey>(key => key.HasIndex(k => k.Number).IsUnique().HasDatabaseName("ux_signing_key_number"));
    }
}
