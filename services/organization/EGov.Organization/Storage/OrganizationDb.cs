using EGov.Organization.Model;
using EGov.Postgres;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EGov.Organization.Storage;

/// <summary>The database of the organization service. Public only because the hosts of migrations and tests name it.</summary>
public sealed class OrganizationDb(DbContextOptions<OrganizationDb> options) : ServiceDb(options)
{
    internal DbSet<Agency> Agencies => Set<Agency>();

    internal DbSet<AgencyName> AgencyNames => Set<AgencyName>();

    internal DbSet<AgencyPlacement> AgencyPlacements => Set<AgencyPlacement>();

    internal DbSet<AgencyCode> AgencyCodes => Set<AgencyCode>();

    internal DbSet<AgencySuccession> AgencySuccessions => Set<AgencySuccession>();

    internal DbSet<AgencyKind> AgencyKinds => Set<AgencyKind>();

    internal DbSet<Official> Officials => Set<Official>();

    internal DbSet<Post> Posts => Set<Post>();

    internal DbSet<Role> Roles => Set<Role>();

    internal DbSet<Account> Accounts => Set<Account>();

    internal DbSet<FormerPassword> FormerPasswords => Set<FormerPassword>();

    internal DbSet<IdentityUserToken<Guid>> AccountSecrets => Set<IdentityUserToken<Guid>>();

    internal DbSet<ApiClient> ApiClients => Set<ApiClient>();

    internal DbSet<SignIn> SignIns => Set<SignIn>();

    internal DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>The agency itself and everything under it on a day (<c>agency_within</c>); everything that is when the root is null.</summary>
    internal IQueryable<AgencyInReach> AgenciesWithin(Guid? root, bool below, DateOnly day) =>
        FromExpression(() => AgenciesWithin(root, below, day));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasFoldFunction();
        modelBuilder.AddEventLog();
        modelBuilder.MapAgencies();
        modelBuilder.MapOfficials();
        modelBuilder.MapAccounts();
        modelBuilder.MapCredentials();

        // Ids are made by the entities. Left to the convention, a new child of a loaded parent would be taken for a known row and updated.
        foreach (var key in modelBuilder.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()).OfType<IMutableKey>())
        {
            if (key.Properties is [{ ClrType: var type } id] && type == typeof(Guid))
            {
                id.ValueGenerated = ValueGenerated.Never;
            }
        }
    }
}

/// <summary>A row of <c>agency_within</c>.</summary>
internal sealed class AgencyInReach
{
    public Guid AgencyId { get; init; }
}
