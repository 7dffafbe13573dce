using System.Globalization;
using Npgsql;

namespace EGov.Infrastructure;

/// <summary>How to reach a PostgreSQL server as its administrator.</summary>
public sealed record PostgresAddress(string Host, int Port, string UserName, string Password)
{
    /// <summary>Npgsql connection string of one database.</summary>
    public string ConnectionString(string database = "postgres")
        => string.Create(CultureInfo.InvariantCulture, $"Host={Host};Port={Port};Username={UserName};Password={Password};Database={database}");

    /// <summary>Reads an Npgsql connection string.</summary>
    public static PostgresAddress Parse(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return new PostgresAddress(parts.Host ?? "localhost", parts.Port, parts.Username ?? "postgres", parts.Password ?? "");
    }
}

/// <summary>How to reach a RabbitMQ broker as its administrator.</summary>
public sealed record RabbitMqAddress(string Host, int Port, string UserName, string Password, Uri? Management, Uri? Prometheus = null)
{
    /// <summary>AMQP address of a virtual host, credentials included.</summary>
    public Uri Uri(string? virtualHost = null)
        => new(string.Create(CultureInfo.InvariantCulture,
            $"amqp://{System.Uri.EscapeDataString(UserName)}:{System.Uri.EscapeDataString(Password)}@{Host}:{Port}")
            + (virtualHost is null ? "" : "/" + System.Uri.EscapeDataString(virtualHost)));

    /// <summary>Reads an AMQP address and the address of its management API.</summary>
    public static RabbitMqAddress Parse(string amqp, string? management)
    {
        var uri = new Uri(amqp);
        var user = uri.UserInfo.Split(':', 2);
        return new RabbitMqAddress(
            uri.Host,
            uri.Port > 0 ? uri.Port : 5672,
            user[0].Length > 0 ? System.Uri.UnescapeDataString(user[0]) : "guest",
            user.Length > 1 ? System.Uri.UnescapeDataString(user[1]) : "guest",
            string.IsNullOrEmpty(management) ? null : new Uri(management));
    }
}
