using System.ComponentModel.DataAnnotations;

namespace EGov.Gateway;

/// <summary>Section <c>Gateway</c>: what is behind the door and how large a request may be.</summary>
internal sealed class GatewayOptions
{
    internal const string Section = "Gateway";

    /// <summary>Services by name; reached as <c>/api/&lt;name&gt;/…</c> and found through service discovery.</summary>
    public Dictionary<string, ServiceName> Services { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that draws the pages: everything outside <c>/api</c> and <c>/session</c> is its. Without one there are no pages.</summary>
    public string? Pages { get; init; }

    /// <summary>Largest body where nothing else is said: 1 MiB.</summary>
    [Range(1024, long.MaxValue)]
    public long LargestBody { get; init; } = 1024 * 1024;

    /// <summary>Largest body by path prefix, for uploads.</summary>
    public Dictionary<string, long> LargeBodies { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Proxies in front of the gateway (addresses or networks) whose <c>X-Forwarded-*</c> is believed; nobody else's is.</summary>
    public string[] TrustedProxies { get; init; } = [];

    /// <summary>How long a service may be silent before the gateway gives up on it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ServiceTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long reaching a service's port may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>32 bytes in base64 under which the key ring lies in the database. Development may do without.</summary>
    public string? KeyProtection { get; init; }
}

/// <summary>What a service is called on the reference page.</summary>
internal sealed class ServiceName
{
    public string Vietnamese { get; init; } = string.Empty;

    public string English { get; init; } = string.Empty;
}
