using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EGov.ServiceDefaults.Telemetry;

/// <summary>Holds the tracer and meter providers for as long as the host runs, and flushes them when it stops.</summary>
internal sealed class TelemetryHost(ResourceBuilder resource, OtlpTarget target) : IHostedService, IDisposable
{
    private const int FlushMilliseconds = 3000;

    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Yarp.ReverseProxy", "Npgsql", "MassTransit", "EGov.*"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Diagnostics", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http",
        "System.Net.NameResolution", "System.Runtime", "Npgsql", "MassTransit", "EGov.*",
    ];

    private OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sdk = OpenTelemetrySdk.Create(sdk => sdk
            .WithTracing(traces => traces
                .SetResourceBuilder(resource)
                .AddSource(Sources)
                .AddOtlpExporter(exporter => target.Apply(exporter, "v1/traces")))
            .WithMetrics(metrics => metrics
                .SetResourceBuilder(resource)
                .AddMeter(Meters)
                .AddOtlpExporter(exporter => target.Apply(exporter, "v1/metrics"))));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _sdk?.TracerProvider.ForceFlush(FlushMilliseconds);
        _sdk?.MeterProvider.ForceFlush(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose() => _sdk?.Dispose();
}
