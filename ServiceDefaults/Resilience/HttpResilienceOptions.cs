using System.ComponentModel.DataAnnotations;

namespace EGov.ServiceDefaults.Resilience;

/// <summary>How patient every <see cref="HttpClient"/> of a service is. Section <c>HttpResilience</c>.</summary>
public sealed class HttpResilienceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "HttpResilience";

    /// <summary>Longest time for a call with all its attempts, until the answer's headers arrive.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one attempt.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Further attempts after a first failure; idempotent requests only.</summary>
    [Range(1, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>Middle of the first pause; it doubles each time and is spread at random.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Share of failed attempts that opens the circuit to a host.</summary>
    [Range(0.01, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Attempts in the sampling time below which the circuit never opens.</summary>
    [Range(2, 1_000_000)]
    public int BreakerMinimumThroughput { get; set; } = 20;

    /// <summary>Time over which attempts are counted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan BreakerSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit refuses calls before it lets one try.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(5);
}
