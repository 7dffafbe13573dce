using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EGov.Organization.Storage;

/// <summary>Lets <c>dotnet ef</c> read the model without a host or a database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<OrganizationDb>
{
    public OrganizationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<OrganizationDb>()
        .UseNpgsql("Host=design-time-only", npgsql => npgsql.MigrationsHistoryTable("migration_history"))
        .Options);
}
