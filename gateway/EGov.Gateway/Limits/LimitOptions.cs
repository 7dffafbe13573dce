using System.ComponentModel.DataAnnotations;

namespace EGov.Gateway.Limits;

/// <summary>Section <c>Limits</c>: how many requests each kind of caller may make, per gateway process. Followed while running.</summary>
internal sealed class LimitOptions
{
    internal const string Section = "Limits";

    /// <summary>Requests from one address that carry no valid identity (IPv6: from one /64 network).</summary>
    [Required]
    public Rate Address { get; init; } = new(20, 200);

    /// <summary>Attempts from one address to sign in or get a token.</summary>
    [Required]
    public Rate SignIn { get; init; } = new(1, 30);

    /// <summary>Requests of one browser session.</summary>
    [Required]
    public Rate Session { get; init; } = new(20, 100);

    /// <summary>Requests of one API client that <see cref="Clients"/> does not name.</summary>
    [Required]
    public Rate Client { get; init; } = new(50, 200);

    /// <summary>Requests of API clients by their id.</summary>
    public Dictionary<string, Rate> Clients { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Most callers remembered at a time; beyond it newcomers share one allowance.</summary>
    [Range(1, 10_000_000)]
    public int MostCallers { get; init; } = 100_000;

    internal Rate For(string clientId) => Clients.GetValueOrDefault(clientId, Client);
}

/// <summary>A steady rate and what may come at once after a pause.</summary>
internal sealed record Rate(double PerSecond, int Burst)
{
    internal static bool IsSane(Rate rate) => rate is { PerSecond: > 0 and <= 1_000_000, Burst: >= 1 and <= 10_000_000 };
}
