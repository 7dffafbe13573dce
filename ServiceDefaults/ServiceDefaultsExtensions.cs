using System.Text.Json;
using EGov.ServiceDefaults.Discovery;
using EGov.ServiceDefaults.Resilience;
using EGov.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every EGov executable does alike: telemetry, health, service discovery, resilient HTTP.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Tag of checks that say the process itself works; shown at <c>/alive</c>.</summary>
    public const string LiveTag = "live";

    /// <summary>Tag of checks that say the process may take traffic; shown at <c>/health/ready</c>.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Adds telemetry, health checks, service discovery and resilience for every <see cref="HttpClient"/>.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);

        builder.Services.TryAddSingleton<ServiceEndpoints>();
        builder.Services.TryAddTransient<ServiceDiscoveryHandler>();
        builder.Services.AddOptions<HttpResilienceOptions>().BindConfiguration(HttpResilienceOptions.Section).ValidateDataAnnotations();
        builder.Services.TryAddSingleton<ResiliencePipelines>();
        builder.Services.TryAddTransient<ResilienceHandler>();

        // Resilience is outside: every attempt asks discovery again, so a retry goes to another replica.
        builder.Services.ConfigureHttpClientDefaults(http => http
            .AddHttpMessageHandler<ResilienceHandler>()
            .AddHttpMessageHandler<ServiceDiscoveryHandler>());
        return builder;
    }

    /// <summary>Maps <c>/health</c> (all checks), <c>/health/ready</c> and <c>/alive</c>. The gateway does not route to them.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        Map(app, "/health", _ => true);
        Map(app, "/health/ready", check => check.Tags.Contains(ReadyTag));
        Map(app, "/alive", check => check.Tags.Contains(LiveTag));
        return app;
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> included) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = included, ResponseWriter = WriteAsync })
            .AllowAnonymous();

    // Names, states and descriptions only: an exception's text can carry a connection string.
    private static Task WriteAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new { status = entry.Value.Status.ToString(), entry.Value.Description }),
            },
            JsonSerializerOptions.Web,
            http.RequestAborted);
}
