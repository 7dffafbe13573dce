using EGov.Gateway.Sessions;
using EGov.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EGov.Gateway.Storage;

/// <summary>Browser sessions and the keys they are encrypted with.</summary>
internal sealed class GatewayDb(DbContextOptions<GatewayDb> options) : ServiceDb(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<KeyRingElement> KeyRing => Set<KeyRingElement>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Session>(session =>
        {
            session.ToTable("session");
            session.HasIndex(s => s.CookieHash).IsUnique().HasDatabaseName("ux_session_cookie_hash");
            session.HasIndex(s => s.EndsAt).HasDatabaseName("ix_session_ends_at");
        });
        modelBuilder.Entity<KeyRingElement>(element =>
        {
            element.ToTable("key_ring");
            element.HasKey(e => e.Name);
            element.Property(e => e.CreatedAt).HasDefaultValueSql("now()");
        });
    }
}

/// <summary>For <c>dotnet ef</c> only; it never connects.</summary>
internal sealed class GatewayDbDesign : IDesignTimeDbContextFactory<GatewayDb>
{
    public GatewayDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<GatewayDb>().UseNpgsql("Host=design", npgsql => npgsql.MigrationsHistoryTable("migration_history")).Options);
}
