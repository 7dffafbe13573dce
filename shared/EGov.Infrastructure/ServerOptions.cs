namespace EGov.Infrastructure;

/// <summary>Where a server of our own keeps its data and how it is reached.</summary>
public record ServerOptions
{
    /// <summary>Folder of its data; null means a temporary one that is removed at the end.</summary>
    public string? Folder { get; init; }

    /// <summary>Port on loopback; null picks a free one, which is then kept through restarts.</summary>
    public int? Port { get; init; }

    /// <summary>Account of the server; null means the usual one.</summary>
    public string? UserName { get; init; }

    /// <summary>Its password; null generates one. A folder that already holds data needs the one it was made with.</summary>
    public string? Password { get; init; }

    /// <summary>Receives each line of output; the second value says that it came from standard error.</summary>
    public Action<string, bool>? Output { get; init; }

    /// <summary>Told what is being done, for the person who waits.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>When set, the server lives until nobody holds a shared lock on this file (see the tests' shared servers).</summary>
    public string? LeaseFile { get; init; }

    /// <summary>Container image, for container mode.</summary>
    public string? Image { get; init; }
}

/// <summary>How to start a PostgreSQL.</summary>
public sealed record PostgresOptions : ServerOptions
{
    /// <summary>Settings passed on the command line, such as <c>max_connections</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How to start a RabbitMQ.</summary>
public sealed record RabbitMqOptions : ServerOptions
{
    /// <summary>Port of the management API and pages on loopback; null picks a free one.</summary>
    public int? ManagementPort { get; init; }
}
