using System.ComponentModel.DataAnnotations;

namespace EGov.Gateway.Sessions;

/// <summary>Section <c>Sessions</c>: how long a browser stays signed in and as which client tokens are fetched.</summary>
internal sealed class SessionOptions
{
    internal const string Section = "Sessions";

    /// <summary>Known to everyone who reads the source; the start outside Development refuses it.</summary>
    internal const string DevelopmentSecret = "egov-gateway-development-secret";

    /// <summary>Client id at the organization service.</summary>
    [Required]
    public string ClientId { get; init; } = "egov-gateway";

    /// <summary>Its secret.</summary>
    [Required]
    public string ClientSecret { get; init; } = string.Empty;

    /// <summary>A session that is not used for this long is over.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>A session is over after this long in any case.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>An access token that ends within this time is replaced before it is used.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often ended sessions are deleted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan PurgeEvery { get; init; } = TimeSpan.FromMinutes(10);
}
