using System.Text;
using System.Text.Json;
using EGov.Api;
using Microsoft.EntityFrameworkCore;

namespace EGov.Postgres;

/// <summary>A service's one database: snake_case names, text instead of varchar, enums as text, remembered answers.</summary>
/// <param name="options">Options of the concrete context.</param>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>
    /// Remembers the answer to a creating request in the transaction that makes its effect. A second request with the same key
    /// breaks the primary key and is answered by <see cref="IdempotencyFilter.WithIdempotency"/> with what is stored here.
    /// </summary>
    /// <param name="key">Key of the request.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="location">Location header, if any.</param>
    /// <param name="version">Version sent as ETag, if any.</param>
    /// <param name="body">Body of the answer.</param>
    public void Remember(IdempotencyKey key, int status, string? location, int? version, object body) => Add(new RememberedAnswer
    {
        Caller = key.Caller,
        Route = key.Route,
        Key = key.Value,
        RequestHash = key.RequestHash,
        Status = status,
        Location = location,
        Version = version,
        // Said here rather than by the column default, which would have to be read back.
        CreatedAt = DateTimeOffset.UtcNow,
        Body = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options),
    });

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<RememberedAnswer>(answer =>
        {
            answer.ToTable("idempotency_key");
            answer.HasKey(a => new { a.Caller, a.Route, a.Key }).HasName(RememberedAnswer.PrimaryKey);
            answer.Property(a => a.CreatedAt).HasDefaultValueSql("now()");
            answer.HasIndex(a => a.CreatedAt).HasDatabaseName("ix_idempotency_key_created_at");
        });
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
